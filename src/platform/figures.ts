import { appendFileSync } from 'node:fs';

/** What one proof counted: short names with whole numbers or short texts, as `{ decisions: 1_000_000, differences: 0 }`. */
export type Counts = Readonly<Record<string, number | string>>;

/**
 * Tells the table of promises what a proof counted in this run; only tests call it. Writes one line of JSON to the file named
 * by `TRUST_FIGURES`, which `npm run trust` sets; without it nothing is written, so that a proof runs like every other test.
 * @param proof the key of the proof in `trust/promises.ts`
 */
export function figure(proof: string, counts: Counts): void {
  const file = process.env['TRUST_FIGURES'];
  if (file) appendFileSync(file, `${JSON.stringify({ proof, counts })}\n`);
}

/** Whether a proof runs at its full length (`npm run trust`), or in the short form of every test run. */
export const atFullLength = process.env['TRUST_LENGTH'] === 'full';
