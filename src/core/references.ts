import { randomInt } from 'node:crypto';
import { fail, ok, type Result } from './result.ts';

/**
 * 23 symbols, a prime number: no vowels (no words appear by chance) and none of a pair that looks or
 * sounds alike (0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V).
 */
const alphabet = '23456789CDFHJKMNPQRTWXY';
const length = 8;
const lookAlikes: Readonly<Record<string, string>> = { Z: '2', S: '5', G: '6', B: '8' };

/**
 * Weighted sum modulo 23, weights 1..8 by place. It is 0 for a whole reference. Modulo a prime, with weights
 * that differ between neighbours, any one wrong character and any swap of two neighbours change it.
 */
function weightedSum(symbols: string): number {
  let sum = 0;
  for (let place = 0; place < symbols.length; place++) {
    sum += (place + 1) * alphabet.indexOf(symbols.charAt(place));
  }
  return sum % alphabet.length;
}

function checkCharacter(body: string): string {
  const found = Array.from(alphabet).find(symbol => weightedSum(body + symbol) === 0);
  if (found === undefined) throw new RangeError('a check character exists for every body');
  return found;
}

function written(prefix: string, symbols: string): string {
  return `${prefix}-${symbols.slice(0, 4)}-${symbols.slice(4)}`;
}

/**
 * A new reference for people to read out and write down: `HR-7K3M-2QXD`. Seven random characters
 * (3.4 thousand million) and one check character. Not a secret: it opens nothing. Whoever stores it keeps it
 * unique per programme and asks for another if it is taken.
 *
 * @param pick gives a whole number in 0..below-1; only tests pass their own.
 */
export function reference(
  prefix = 'HR',
  pick: (below: number) => number = below => randomInt(below),
): string {
  const body = Array.from({ length: length - 1 }, () => alphabet.charAt(pick(alphabet.length))).join('');
  return written(prefix, body + checkCharacter(body));
}

/** Why a typed reference is none: wrong shape, or a slip the check character found. */
export type ReferenceFault = 'shape' | 'check';

/**
 * Reads a reference as somebody typed it: any case, with or without prefix, hyphens and spaces; look-alikes
 * (Z for 2, S for 5, G for 6, B for 8) are put right. The value is the written form, as `reference` makes it.
 */
export function parseReference(text: string, prefix = 'HR'): Result<string, ReferenceFault> {
  const typed = text.toUpperCase().replace(/[\s\-‐-―.]/g, '');
  const symbols =
    typed.length === length + prefix.length && typed.startsWith(prefix) ? typed.slice(prefix.length) : typed;
  const read = Array.from(symbols, symbol => lookAlikes[symbol] ?? symbol).join('');
  if (read.length !== length || !Array.from(read).every(symbol => alphabet.includes(symbol)))
    return fail('shape');
  return weightedSum(read) === 0 ? ok(written(prefix, read)) : fail('check');
}
