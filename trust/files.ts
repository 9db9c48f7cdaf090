import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The tests that may prove something. */
const TESTS = [
  'trust/**/*.test.{ts,tsx}',
  'src/**/*.test.{ts,tsx}',
  'e2e/**/*.test.{ts,tsx}',
  'bin/*.test.mjs',
];

/** The rules of this folder are tried with proofs that do not exist. */
const OWN = 'trust/table.test.ts';

/**
 * Which test files say what they counted to which proof. Found by reading them, so that no list can be forgotten.
 * @param root the folder of the project
 * @returns files by key of the proof, in order
 */
export function filesOfProofs(root: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const file of TESTS.flatMap(pattern => globSync(pattern, { cwd: root })).sort()) {
    if (file === OWN) continue;
    const told = readFileSync(join(root, file), 'utf8').matchAll(/\bfigure\(\s*['"]([a-z-]+)['"]/g);
    for (const key of new Set([...told].map(([, one]) => one ?? '')))
      found.set(key, [...(found.get(key) ?? []), file]);
  }
  return found;
}
