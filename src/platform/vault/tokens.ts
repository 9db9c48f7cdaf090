import { createHmac } from 'node:crypto';

/** What can be looked up although it is sealed: exactly, never in part; of a phone also by its last figures. */
export type TokenKind = 'phone' | 'email' | 'address' | 'postcode' | 'identifier';

const TOKEN_BYTES = 16;
/** Fewer figures than this say nothing about whose number it is. */
export const FEWEST_FIGURES = 5;
const MOST_FIGURES = 15;

/** The forms of a value that are compared: without the ways in which people type the same thing differently. */
function compared(kind: TokenKind, value: string): string {
  if (kind === 'phone') return value.replace(/\D/g, '').replace(/^0+/, '');
  if (kind === 'postcode' || kind === 'identifier') return value.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return value.trim().toLowerCase();
}

/** A keyed hash of a value, alike for all ways of typing it. @param key of the programme's index, 32 bytes */
export function tokenOf(key: Buffer, kind: TokenKind, value: string): Buffer {
  return createHmac('sha256', key)
    .update(`${kind}|${compared(kind, value)}`)
    .digest()
    .subarray(0, TOKEN_BYTES);
}

/** The endings of a phone's number by which it is found: from its last five figures to all of them. */
export function endingsOf(phone: string): readonly string[] {
  const figures = compared('phone', phone).slice(-MOST_FIGURES);
  return Array.from({ length: Math.max(0, figures.length - FEWEST_FIGURES + 1) }, (_, at) =>
    figures.slice(at),
  );
}
