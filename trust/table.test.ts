import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { filesOfProofs } from './files.ts';
import { allOf, atLeast, atMost, every, none } from './gate.ts';
import { joined, type LastRun, lastRunOf, readLastRuns } from './last-runs.ts';
import { type Proof, proofs } from './promises.ts';
import { figuresOf, isProven, tableOf, verdictOf } from './table.ts';

const ROOT = join(import.meta.dirname, '..');
const proof: Proof = { key: 'made-up', how: 'Nothing.', gate: every(atLeast('tried', 10), none('wrong')) };
const went: LastRun = {
  date: '2026-11-23',
  commit: 'abc',
  length: 'full',
  passed: true,
  seconds: 3,
  files: ['a.test.ts'],
  counts: { tried: 10, wrong: 0 },
};
const files = ['a.test.ts'];

describe('a gate', () => {
  test('is met by what it asks for, and never by what was not told', () => {
    assert.ok(none('wrong').met({ wrong: 0 }));
    assert.ok(!none('wrong').met({ wrong: 1 }));
    assert.ok(!none('wrong').met({}));
    assert.ok(!none('wrong', 'late').met({ wrong: 0 }));
    assert.ok(!none('wrong').met({ wrong: '0' }));
    assert.ok(atLeast('tried', 3).met({ tried: 3 }) && !atLeast('tried', 3).met({ tried: 2 }));
    assert.ok(atMost('seen', 3).met({ seen: 3 }) && !atMost('seen', 3).met({ seen: 4 }));
    assert.ok(!atMost('seen', 3).met({}));
    assert.ok(allOf('caught', 'changes').met({ caught: 4, changes: 4 }));
    assert.ok(!allOf('caught', 'changes').met({ caught: 0, changes: 0 }), 'nothing tried proves nothing');
    assert.ok(!allOf('caught', 'changes').met({ caught: 3, changes: 4 }));
  });
});

describe('the table of promises', () => {
  test('calls proven only what ran, passed, told its figures and met its gate', () => {
    const says = (run: Partial<LastRun>, of = files) =>
      verdictOf(proof, of, { 'made-up': { ...went, ...run } });
    assert.match(says({}), /^met/);
    assert.match(says({}, []), /^\*\*not proven\*\*: no test/);
    assert.match(verdictOf(proof, files, {}), /^\*\*not proven\*\*: not run/);
    assert.match(says({ passed: false }), /^\*\*not proven\*\*: a test of it failed/);
    assert.match(says({ counts: null }), /^\*\*not proven\*\*: no figure/);
    assert.match(says({ counts: { tried: 9, wrong: 0 } }), /^\*\*not proven\*\*: asked for is tried ≥ 10/);
    assert.ok(!isProven(proof, files, { 'made-up': { ...went, counts: { tried: 10 } } }));
  });

  test('adds up what several files of one proof counted, and fails with any of them', () => {
    const told = (wrong: number) => [{ proof: 'made-up', counts: { tried: 5, wrong, seed: 7 } }];
    const run = (file: string, passed: boolean) => ({ file, passed, seconds: 1, told: told(0) });
    const both = ['a.test.ts', 'b.test.ts'];
    const of = (passed: boolean) =>
      lastRunOf(proof, both, [run('a.test.ts', true), run('b.test.ts', passed)], went);
    assert.deepEqual(of(true).counts, { tried: 10, wrong: 0, seed: 7 });
    assert.equal(of(false).passed, false);
    assert.equal(lastRunOf(proof, both, [run('a.test.ts', true)], went).passed, false, 'one did not run');
    assert.deepEqual(joined([{ where: 'here' }, { where: 'there' }]), { where: 'there' });
  });

  test('every key that a test tells is a proof of a promise, and each has one row', () => {
    const known = proofs.map(one => one.key);
    assert.equal(new Set(known).size, known.length);
    assert.deepEqual(
      [...filesOfProofs(ROOT).keys()].filter(key => !known.includes(key)),
      [],
    );
    const page = tableOf(new Map(), {});
    for (const one of known) assert.equal(page.split(`| \`${one}\`:`).length, 2, one);
    assert.equal(page.match(/\*\*not proven\*\*/g)?.length, known.length, 'nothing run, nothing proven');
  });

  test('says figures as people read them', () => {
    assert.equal(
      figuresOf({ decisions: 1_000_000, takenOver: 0, seed: 4, rate: '3 | 4' }),
      '1,000,000 decisions, 0 taken over, rate: 3 \\| 4',
    );
  });

  test('the page in docs is what the command makes of the last figures', () => {
    const page = readFileSync(join(ROOT, 'docs/trust.md'), 'utf8');
    const runs = readLastRuns(join(ROOT, 'trust/last-runs.ndjson'));
    for (const [key, run] of Object.entries(runs))
      if (run.counts) assert.ok(page.includes(figuresOf(run.counts)), `${key}: npm run trust -- --write`);
  });
});
