import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../bin/find-chromium.mjs';
import { startThrowawayPostgres } from '../src/platform/postgres/index.ts';
import { beside } from './beside.ts';
import { filesOfProofs } from './files.ts';
import { lastRunOf, readLastRuns, writeLastRuns } from './last-runs.ts';
import { proofs } from './promises.ts';
import { runFiles } from './run-files.ts';
import { isProven, tableOf, verdictOf } from './table.ts';

const ROOT = join(import.meta.dirname, '..');
const RUNS = join(ROOT, 'trust/last-runs.ndjson');
const PAGE = join(ROOT, 'docs/trust.md');

const USAGE = `npm run trust                        every proof at full length; writes docs/trust.md
npm run trust -- relations faults    these only
npm run trust -- --short relations   as in npm test, to try the command
npm run trust -- --list              the keys of the proofs
npm run trust -- --write             the page anew from the last figures, nothing is run`;

async function main(asked: readonly string[]): Promise<void> {
  const options = new Set(asked.filter(one => one.startsWith('--')));
  const keys = asked.filter(one => !one.startsWith('--'));
  const unknown = [
    ...keys.filter(key => !proofs.some(proof => proof.key === key)),
    ...[...options].filter(one => !['--short', '--list', '--write'].includes(one)),
  ];
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')} is not known here.\n${USAGE}`);
  if (options.has('--list')) {
    console.log(proofs.map(({ key, how }) => `${key.padEnd(16)}${how}`).join('\n'));
    return;
  }
  process.chdir(ROOT);
  if (!options.has('--write')) await prove(keys, { full: !options.has('--short') });
  const files = filesOfProofs(ROOT);
  const runs = readLastRuns(RUNS);
  writeFileSync(PAGE, tableOf(files, runs, beside()));
  const proven = proofs.filter(proof => isProven(proof, files.get(proof.key) ?? [], runs));
  for (const proof of proofs.filter(one => keys.length === 0 || keys.includes(one.key)))
    console.log(`${proof.key.padEnd(16)}${verdictOf(proof, files.get(proof.key) ?? [], runs)}`);
  console.log(`\n${proven.length} of ${proofs.length} proofs stand: docs/trust.md`);
  const wanted = keys.length === 0 ? proofs : proofs.filter(one => keys.includes(one.key));
  if (!options.has('--write') && !wanted.every(one => proven.includes(one))) process.exitCode = 1;
}

async function prove(keys: readonly string[], { full }: { readonly full: boolean }): Promise<void> {
  const byProof = filesOfProofs(ROOT);
  const wanted = proofs.filter(({ key }) => keys.length === 0 || keys.includes(key));
  const files = [...new Set(wanted.flatMap(({ key }) => byProof.get(key) ?? []))];
  if (files.length === 0) return;
  const server = process.env['TEST_DATABASE_URL'] ? null : await startThrowawayPostgres();
  const env = {
    ...process.env,
    TEST_DATABASE_URL: process.env['TEST_DATABASE_URL'] ?? server?.ownerUrl,
    CHROMIUM: findChromium(),
  };
  try {
    const about = {
      date: new Date().toISOString().slice(0, 10),
      commit: commit(),
      length: full ? ('full' as const) : ('short' as const),
    };
    const runs = await runFiles(files, {
      env,
      full,
      atOnce: 2,
      said: run => console.log(`${run.passed ? 'passed' : 'FAILED'} ${run.file} (${run.seconds} s)`),
    });
    const made = wanted
      .filter(({ key }) => byProof.has(key))
      .map(proof => [proof.key, lastRunOf(proof, byProof.get(proof.key) ?? [], runs, about)] as const);
    writeLastRuns(RUNS, { ...readLastRuns(RUNS), ...Object.fromEntries(made) });
  } finally {
    await server?.stop();
  }
}

/** The commit that was run, with a star when something beside it was changed. */
function commit(): string {
  if (!existsSync(join(ROOT, '.git'))) return 'without a commit';
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : '*');
  } catch {
    return 'without a commit';
  }
}

await main(process.argv.slice(2)).catch((error: Error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
