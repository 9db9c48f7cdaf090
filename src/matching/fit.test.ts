import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MatchRecord } from '../directory/index.ts';
import { bm25, bm25OfParts } from './bm25.ts';
import { fitOf, lookerFor, readRecord } from './fit.ts';
import { foldWord, lexicon } from './lexicon/index.ts';

const concepts = [...lexicon.concepts.values()];
const finds = concepts.flatMap(concept => concept.finds);
const blank: Omit<MatchRecord, 'name' | 'description' | 'kinds' | 'organization' | 'terms'> = {
  ...{
    serviceId: 's',
    free: 'unknown',
    stepFree: 'unknown',
    online: false,
    metres: null,
    approximate: false,
  },
  ...{ placeName: null, address: null, postalCode: null, feesDescription: null, eligibility: null },
  ...{ confirmedOn: null, because: [], opens: [], languages: [] },
};

/** Words as services write them: those that are looked for, cut, gone on with, joined to others, and anything at all. */
const word = fc.oneof(
  fc.constantFrom(...finds).map(find => find.replace('*', '')),
  fc
    .tuple(fc.constantFrom(...finds), fc.constantFrom('s', 'ing', '2', 'é', '-', '’s', 'a'))
    .map(([find, more]) => find.replace('*', '') + more),
  fc.constantFrom(...finds).map(find => find.slice(1).toUpperCase()),
  fc.string({ maxLength: 8, unit: 'grapheme' }),
  fc.constantFrom('Ionad Óige', 'łódź', 'ΑΣ', '50+', 'self-help', 'grúpa'),
);
const text = fc.array(word, { maxLength: 12 }).map(words => words.join(' '));
const record: fc.Arbitrary<MatchRecord> = fc
  .record({
    name: text,
    organization: fc.option(text),
    description: fc.option(text),
    terms: fc.array(text, { maxLength: 2 }),
    kinds: fc.subarray(['sport', 'befriending', 'arts_music_drama', 'food']),
  })
  .map(said => ({ ...blank, ...said }));

test('looking first whether a word is there at all changes no answer', () => {
  const tests = concepts.map(fitOf);
  const look = lookerFor(tests);
  fc.assert(
    fc.property(record, one => {
      const read = readRecord(one);
      const where = look(read);
      assert.deepEqual(
        tests.map(({ fit }, at) => fit(read, where[at])),
        tests.map(({ fit }) => fit(read)),
      );
    }),
  );
});

test('whatever an editor types to be found stands for itself, and signs alone find nothing', () => {
  const [some] = concepts;
  assert.ok(some);
  const typed = ['{x', 'a|b', '***', '*', '!', ')(', 'a*a*a*a*a*a*a*a*a*a*c', 'tea (free)'];
  const odd = fitOf({ ...some, kind: 'interest', assets: [], finds: typed });
  const named = (name: string) =>
    odd.fit(readRecord({ ...blank, name, organization: null, description: null, terms: [], kinds: [] }));
  assert.equal(named('Tea (free) on Friday')?.by, 'name');
  assert.equal(named('An {x of b')?.said, '{x');
  for (const name of ['Tea at four', 'b', `${'a'.repeat(2000)}b`]) assert.equal(named(name), null, name);
});

test('it does rule out most expressions', () => {
  const look = lookerFor(concepts.map(fitOf));
  const read = readRecord({
    ...blank,
    name: 'Tea at four',
    organization: null,
    description: null,
    terms: [],
    kinds: [],
  });
  assert.equal(look(read).filter(({ text: written }) => written).length, 0);
});

test('BM25 of texts taken apart is BM25 of the texts', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 6 }), fc.array(word, { maxLength: 5 }), (records, query) => {
      const read = records.map(readRecord);
      assert.deepEqual(
        bm25OfParts(
          read.map(({ titleWords, textWords }) => [titleWords, titleWords, textWords]),
          query,
        ),
        bm25(
          read.map(({ title, text: written }) => `${title} ${title} ${written}`),
          query,
        ),
      );
    }),
  );
});

test('plain letters fold as they would in other company', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), plain => {
      assert.equal(`${foldWord(plain)}ł`.replace('ł', 'l'), foldWord(`${plain}ł`));
    }),
  );
});
