import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { atFullLength, figure } from '../figures.ts';
import { corpus, hostileText, long } from './hostile.ts';
import { elsewhere, noParsers, type Tried, tried } from './parsers.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const RUNS = atFullLength ? 20_000 : 150;
const ROOT = join(import.meta.dirname, '../..');

/** What turns text from outside into something else is called so. */
const NAMED = /^export (?:async )?(?:function\*?|const) ((?:parse|read|decode|fold|clean)[A-Z]\w*)/gm;

function parsersThere(): readonly string[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: ROOT })
    .filter(file => !/\.test\.tsx?$|\/testing(\/|\.)|^src\/demo\//.test(file))
    .flatMap(file =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(NAMED)].map(
        ([, name]) => `${file.slice('src/'.length)} ${name}`,
      ),
    )
    .sort();
}

describe(`parsers (SEED=${seed})`, () => {
  test('every parser of the house is in the table, with what is done to it; and nothing else is', () => {
    const listed = [tried, elsewhere, noParsers].flatMap(table => Object.keys(table));
    assert.deepEqual(listed.toSorted(), parsersThere());
    assert.equal(new Set(listed).size, listed.length);
    for (const [name, file] of Object.entries(elsewhere)) {
      const text = readFileSync(join(ROOT, file), 'utf8');
      assert.match(text, /\bfc\.|hostile/, `${file} tries ${name} with anything`);
    }
  });

  let inputs = 0;
  const judge = ({ take, says = [] }: Tried, text: string): void => {
    inputs += 1;
    let answer: unknown;
    try {
      answer = take(text);
    } catch (error) {
      const { name } = error as Error;
      if (!says.includes(name)) throw error;
      return;
    }
    assert.deepEqual(take(text), answer, 'the same text is read the same way');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  };

  for (const [name, one] of Object.entries(tried)) {
    test(`${name} answers whatever it is given`, () => {
      for (const text of corpus) judge(one, text);
      for (const text of long) judge(one, text);
      fc.assert(
        fc.property(hostileText, text => judge(one, text)),
        { seed, numRuns: RUNS },
      );
    });
  }

  test('so many were read', () => {
    figure('hostile-input', { seed, parsers: Object.keys(tried).length, inputs, crashes: 0 });
  });
});
