import { createPublicKey, type KeyObject } from 'node:crypto';
import type { ChainEntry, Seal } from './chain.ts';
import { type ChainCheck, chainChecker, type Root } from './verify-chain.ts';

// Like chain.ts and verify-chain.ts this file needs nothing of Hedgerow: the three are the stand-alone verifier.

/** Why an export could not be checked at all. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
}

export type CheckedWith = {
  /** The public key as it was noted elsewhere; null takes the export's word for it, which proves less. */
  readonly key: KeyObject | null;
  readonly roots: readonly Root[];
};

/** Checks an export line by line; memory holds one link at a time. */
export async function checkRecord(
  lines: AsyncIterable<string> | Iterable<string>,
  { key, roots }: CheckedWith,
): Promise<ChainCheck & { readonly programme: string }> {
  let checker: ReturnType<typeof chainChecker> | null = null;
  let programme = '';
  for await (const text of lines) {
    if (text.trim() === '') continue;
    const line = parsed(text);
    if (line.entry && checker) checker.entry(line.entry);
    else if (line.seal && checker) checker.seal(line.seal);
    else if (line.programme && line.public_key && !checker) {
      programme = line.programme;
      checker = chainChecker(programme, [key ?? createPublicKey(line.public_key)], roots);
    } else throw new UnreadableRecord('This is not an export of the record.');
  }
  if (!checker) throw new UnreadableRecord('The file is empty.');
  return { programme, ...checker.done() };
}

type Line = { programme?: string; public_key?: string; entry?: ChainEntry; seal?: Seal };

function parsed(text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch {
    throw new UnreadableRecord('A line of the file is not JSON: it is cut off or damaged.');
  }
}

/**
 * Reads a file of roots: one JSON object a line. A line that a full disk cut off counts for nothing: its root was kept again on the
 * next. Whoever can cut a line could take it away as well, so this proves no less.
 */
export function readRoots(text: string): Root[] {
  return text.split('\n').flatMap(line => {
    if (line.trim() === '') return [];
    try {
      const root = JSON.parse(line) as Partial<Root> | null;
      const whole = typeof root?.programme === 'string' && typeof root.hash === 'string';
      return whole && Number.isInteger(root.number) ? [root as Root] : [];
    } catch {
      return [];
    }
  });
}
