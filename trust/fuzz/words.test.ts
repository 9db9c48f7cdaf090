import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LOCALES, wordsFor } from '../../src/ui/index.ts';
import { catalogueOf } from '../../src/ui/words/words-for.ts';
import { atFullLength, figure } from '../figures.ts';
import { corpus, hostileText } from './hostile.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const RUNS = atFullLength ? 200 : 3;

/** What stands in a message: names that are put in as they are, and names that decide between words. */
function namesIn(message: string): { readonly plain: readonly string[]; readonly chosen: readonly string[] } {
  const found = (pattern: RegExp) => [...message.matchAll(pattern)].map(([, name = '']) => name);
  return { plain: found(/\{\s*(\w+)\s*\}/g), chosen: found(/\{\s*(\w+)\s*,/g) };
}

test(`words somebody typed stand in every message as they are, and are never read as one (SEED=${seed})`, () => {
  let inputs = 0;
  for (const { locale } of LOCALES) {
    const t = wordsFor(locale);
    const messages = Object.entries(catalogueOf(locale)).flatMap(([file, words]) =>
      Object.entries<string>(words).map(([name, message]) => [`${file}.${name}`, message] as const),
    );
    for (const [key, message] of messages) {
      const { plain, chosen } = namesIn(message);
      if (plain.length === 0) continue;
      const say = (text: string, number: number): void => {
        inputs += 1;
        const values = Object.fromEntries([
          ...plain.map(name => [name, text]),
          ...chosen.map(name => [name, number]),
        ]);
        const said = t.of(key, values);
        // A message may hold a name in one of its branches only.
        if (chosen.length === 0) assert.ok(said.includes(text), `${locale} ${key}`);
      };
      for (const text of corpus) say(text, 3);
      fc.assert(fc.property(hostileText, fc.nat({ max: 120 }), say), { seed, numRuns: RUNS });
    }
  }
  figure('hostile-input', { inputs, crashes: 0 });
});
