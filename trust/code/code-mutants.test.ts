import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { atFullLength, figure } from '../figures.ts';
import { equivalents, fits, isEquivalent } from './equivalent.ts';
import type { Mutant } from './mutate.ts';
import { readMutants } from './read-mutants.ts';
import { targets } from './targets.ts';
import { tryMutants } from './try-mutants.ts';

const ROOT = join(import.meta.dirname, '../..');
/** How many files, and how many mutants of them, are tried with every test run. */
const SAMPLE = { files: 4, mutants: 40 } as const;
/** `CODE_MUTANTS_OF`: only targets whose path holds this, to work on one of them. */
const only = process.env['CODE_MUTANTS_OF'] ?? '';

describe('a rule that is changed in one place', { timeout: 4 * 3600 * 1000 }, () => {
  let all: readonly Mutant[];
  before(() => {
    all = readMutants(
      ROOT,
      targets.map(({ file }) => file),
    );
  });
  const testsOf = (file: string) => targets.find(one => one.file === file)?.tests ?? [];

  test('every policy of the house is among them', () => {
    const missing = globSync('src/**/policy.ts', { cwd: ROOT }).filter(
      file => !targets.some(target => target.file === file),
    );
    assert.deepEqual(missing, []);
  });

  test('no change is called harmless that is not there any more', () => {
    assert.deepEqual(
      equivalents.filter(one => !all.some(mutant => fits(one, mutant))),
      [],
    );
    assert.ok(all.length > 1_000, `${all.length} mutants`);
  });

  test('is noticed by the tests of that rule', async t => {
    const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
    const wanted = targets.map(({ file }) => file).filter(file => file.includes(only));
    const files = atFullLength ? wanted : some(wanted, SAMPLE.files, seed);
    const of = all.filter(one => files.includes(one.file));
    const real = of.filter(one => !isEquivalent(one));
    const mutants = atFullLength ? real : some(real, SAMPLE.mutants, seed);
    // A file as it stands must pass, or its mutants would seem to be noticed.
    const standing = files.map(file => ({ ...NONE, file }));
    const failing = (await tryMutants(ROOT, standing, testsOf)).filter(one => one.killed);
    assert.deepEqual(
      failing.map(one => one.mutant.file),
      [],
      'their tests fail as they stand',
    );
    const tried = await tryMutants(ROOT, mutants, testsOf);
    const survivors = tried.filter(one => !one.killed).map(one => one.mutant);
    for (const { file, line, where, was, becomes } of survivors)
      t.diagnostic(`${file}:${line} ${where}\n      ${short(was)} → ${short(becomes)}`);
    const killed = tried.length - survivors.length;
    const score = Math.round((1000 * killed) / tried.length) / 10;
    t.diagnostic(`${tried.length} mutants, ${killed} noticed, ${score} %, seed ${seed}`);
    const equivalent = of.length - real.length;
    figure('code-mutants', { files: files.length, mutants: tried.length, killed, equivalent, score, seed });
    // A sample may hold more of those that survive than the whole does.
    assert.ok(score >= (atFullLength ? 90 : 50), `only ${score} % were noticed`);
  });
});

const NONE = { file: '', line: 0, from: 0, to: 0, was: '', becomes: '', where: '' };

/** So many of them by chance, or all when they are fewer. */
function some<T>(from: readonly T[], most: number, seed: number): readonly T[] {
  const size = Math.min(most, from.length);
  const arbitrary = fc.shuffledSubarray([...from], { minLength: size, maxLength: size });
  return fc.sample(arbitrary, { seed, numRuns: 1 })[0] ?? [];
}

const short = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}…` : text);
