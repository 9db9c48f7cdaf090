import { createCipheriv, createDecipheriv, randomBytes, randomInt, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

const derive = promisify<string, string, number, { N: number }, Buffer>(scrypt);

/** Symbols that are not mistaken for one another when written down, as in references. */
const alphabet = '23456789CDFHJKMNPQRTWXY';
const LENGTH = 12;
const VERSION = 1;

/** The five steps of a self-referral; their addresses are 1 to 5. */
export const supportSteps = ['you', 'reach', 'matters', 'hinders', 'agree'] as const;
export type SupportStep = (typeof supportSteps)[number];

const typed = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const shape = z.object({
  /** What was typed on each step, as it was typed. */
  steps: z.partialRecord(z.enum(supportSteps), typed),
  /** Something in it speaks of danger: the crisis panel stands first from then on. */
  danger: z.boolean(),
  /** Token of the status link that will be shown once it is sent. */
  receipt: z.string(),
});
export type Draft = z.output<typeof shape>;

/** A new code to write down: `7K3M-2QXD-9FHW`, 54 bits. It is the only key to what was typed. */
export function newCode(): string {
  const symbols = Array.from({ length: LENGTH }, () => alphabet.charAt(randomInt(alphabet.length)));
  return symbols.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as somebody typed it, in its written form; null when it can be none. */
export function readCode(text: string): string | null {
  const likes: Readonly<Record<string, string>> = { Z: '2', S: '5', G: '6', B: '8' };
  const symbols = [...text.toUpperCase().replace(/[^A-Z0-9]/g, '')].map(one => likes[one] ?? one);
  if (symbols.length !== LENGTH || !symbols.every(one => alphabet.includes(one))) return null;
  return symbols.join('').replace(/(.{4})(?=.)/g, '$1-');
}

type Keys = { readonly hash: Buffer; readonly key: Buffer };

/** Where a draft is found and what opens it, both from the code alone: whoever has the table has neither. */
export async function keysOf(programmeId: string, code: string): Promise<Keys> {
  const both = await derive(code, `self-referral ${programmeId}`, 64, { N: 4096 });
  return { hash: both.subarray(0, 32), key: both.subarray(32) };
}

/** Seals a draft; what it is about is bound to it. */
export function seal(key: Buffer, about: string, draft: Draft): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(JSON.stringify(draft), 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
}

/** Opens a sealed draft; throws when it was sealed with another key or about something else. */
export function unseal(key: Buffer, about: string, sealed: Buffer): Draft {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13));
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(13, 29));
  const text = Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8');
  return shape.parse(JSON.parse(text));
}
