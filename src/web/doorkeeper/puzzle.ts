import { createHash } from 'node:crypto';

/**
 * Eight small puzzles and not one large one: the time they take differs little. Together some sixteen thousand hashes: half a
 * second for a telephone of 2016, nothing for a server that checks eight.
 */
export const PARTS = 8;
/** Bits that must be zero at the beginning of each hash. */
export const BITS = 11;

/** What a ticket asks to be worked on: short, so that each hash is one block. */
export function puzzleOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('base64url').slice(0, 22);
}

/**
 * Whether somebody did the work that a ticket asks for: for each part a number whose hash with the puzzle begins with zeros.
 * @param proof the numbers, with a full stop between
 */
export function isSolved(ticket: string, proof: string): boolean {
  const numbers = proof.split('.');
  if (numbers.length !== PARTS || !numbers.every(one => /^\d{1,9}$/.test(one))) return false;
  const puzzle = puzzleOf(ticket);
  return numbers.every((number, part) => {
    const hash = createHash('sha256').update(`${puzzle} ${part} ${number}`).digest();
    return hash.readUInt32BE(0) >>> (32 - BITS) === 0;
  });
}
