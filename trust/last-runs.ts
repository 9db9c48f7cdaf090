import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Counts } from './figures.ts';
import type { Proof } from './promises.ts';
import type { FileRun } from './run-files.ts';

/** How a proof last went. */
export type LastRun = {
  readonly date: string;
  readonly commit: string;
  /** At full length, or in the short form of every test run. */
  readonly length: 'full' | 'short';
  /** Every file of the proof passed. */
  readonly passed: boolean;
  readonly seconds: number;
  readonly files: readonly string[];
  /** Null when no file told a figure. */
  readonly counts: Counts | null;
};

/** How each proof last went, by its key. */
export type LastRuns = Readonly<Record<string, LastRun>>;

/** Read from one line of JSON a proof. */
export function readLastRuns(path: string): LastRuns {
  if (!existsSync(path)) return {};
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return Object.fromEntries(
    lines.map(line => {
      const { proof, ...run } = JSON.parse(line) as LastRun & { readonly proof: string };
      return [proof, run];
    }),
  );
}

export function writeLastRuns(path: string, runs: LastRuns): void {
  const sorted = Object.entries(runs).sort(([a], [b]) => a.localeCompare(b));
  writeFileSync(path, sorted.map(([proof, run]) => `${JSON.stringify({ proof, ...run })}\n`).join(''));
}

/** What a proof gave in this run, of all files that belong to it. */
export function lastRunOf(
  proof: Proof,
  files: readonly string[],
  runs: readonly FileRun[],
  about: Pick<LastRun, 'date' | 'commit' | 'length'>,
): LastRun {
  const mine = runs.filter(run => files.includes(run.file));
  const told = mine.flatMap(run => run.told).filter(one => one.proof === proof.key);
  return {
    ...about,
    passed: mine.length === files.length && mine.every(run => run.passed),
    seconds: mine.reduce((all, run) => all + run.seconds, 0),
    files,
    counts: told.length === 0 ? null : joined(told.map(one => one.counts)),
  };
}

/** Figures of several tests as one: numbers of one name are added up, of texts the last stays. */
export function joined(several: readonly Counts[]): Counts {
  const all: Record<string, number | string> = {};
  for (const counts of several)
    for (const [name, value] of Object.entries(counts)) {
      const before = all[name];
      // A seed is a name, not a number of things.
      const adds = name !== 'seed' && typeof before === 'number' && typeof value === 'number';
      all[name] = adds ? before + value : value;
    }
  return all;
}
