import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { expiredLines, faultsOf, type Hazard, hazards, testsOf } from '../safety/case.ts';
import { missingTests, notPassing, runTests } from '../safety/named-tests.ts';
import { atFullLength, figure } from './figures.ts';

const all = hazards();
const tests = testsOf(all);

describe('the safety case', () => {
  test('has a control with a test for every hazard, and no residual risk that is too great', () => {
    assert.ok(all.length >= 15);
    assert.deepEqual(faultsOf(all), []);
  });

  test('names no test that does not exist', () => {
    assert.deepEqual(missingTests(tests), []);
  });

  test('shows in docs what it holds', () => {
    const page = readFileSync(join(import.meta.dirname, '../docs/safety.md'), 'utf8');
    const missing = all.flatMap(one => [one.title, ...one.controls.map(control => control.says)]);
    assert.deepEqual(
      missing.filter(words => !page.includes(words)),
      [],
      'npm run safety writes the page',
    );
  });

  test('knows a crisis line whose check has run out', () => {
    assert.deepEqual(expiredLines(Temporal.PlainDate.from('2027-01-01')), []);
    assert.ok(expiredLines(Temporal.PlainDate.from('2037-01-01')).length > 5);
  });

  // Each of them runs with the other tests already: here they run again only where figures are made.
  test('passes every test that a control names', { skip: !atFullLength }, async () => {
    const failing = notPassing(
      tests,
      await runTests(tests, { ...process.env, NODE_TEST_CONTEXT: undefined }),
    );
    figure('safety', { hazards: all.length, controls: tests.length, passing: tests.length - failing.length });
    assert.deepEqual(failing, []);
  });
});

describe('the check of the safety case', () => {
  const [example] = all;
  assert.ok(example);
  const changed = (changes: Partial<Hazard>): readonly Hazard[] => [{ ...example, ...changes }];

  test('notices a hazard without a test, one that is worse after, and a name that stands twice', () => {
    assert.equal(faultsOf(changed({ controls: [] })).length, 1);
    assert.equal(faultsOf(changed({ controls: [], status: 'open: not present' })).length, 0);
    assert.ok(faultsOf(changed({ before: { likelihood: 'very low', severity: 'minor' } })).length > 0);
    assert.ok(faultsOf([example, example]).length > 0);
  });

  test('tells tests that exist from those that do not, also where a name is made of parts', () => {
    const root = mkdtempSync(join(tmpdir(), 'hedgerow-safety-'));
    const lines = [
      'test("it’s \\"here\\"", f);',
      ['test(`a $', '{b} c`, f);'].join(''),
      "// test('in words')",
      "  test('plain', f);",
    ];
    writeFileSync(join(root, 'a.test.ts'), lines.join('\n'));
    const missing = (...names: readonly string[]) =>
      missingTests(
        names.map(name => ({ file: 'a.test.ts', name })),
        root,
      ).map(one => one.name);
    assert.deepEqual(missing('it’s "here"', 'a few c', 'plain', 'gone', 'a  d'), ['gone', 'a  d']);
    assert.equal(missingTests([{ file: 'b.test.ts', name: 'plain' }], root).length, 1);
    rmSync(root, { recursive: true });
  });

  test('calls passing only what ran and passed', () => {
    const named = { file: 'a', name: 'b' };
    assert.equal(notPassing([named], []).length, 1);
    assert.equal(notPassing([named], [{ ...named, passed: true }]).length, 0);
    assert.equal(
      notPassing(
        [named],
        [
          { ...named, passed: true },
          { ...named, passed: false },
        ],
      ).length,
      1,
    );
  });
});
