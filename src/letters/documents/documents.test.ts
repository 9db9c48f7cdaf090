import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closingReasons, declineReasons } from '../../programmes/index.ts';
import { makeView, wordsFor } from '../../ui/index.ts';

import type { LetterDocument } from '../engine/document.ts';
import * as letters from '../index.ts';
import * as examples from './examples.ts';

const view = (locale: 'en' | 'ga') =>
  makeView({ locale, now: Temporal.Instant.from('2026-11-24T10:00Z'), path: '/', csrf: '' });
const en = view('en');
const texts = (document: LetterDocument) => JSON.stringify(document.blocks);

test('the person’s words stand in both closing letters as they were said, in every language of the letter', () => {
  const said = 'Tá mé “ceart”  go leor,\nnow – *really* #fine';
  for (const locale of ['en', 'ga'] as const) {
    const spoken = { text: said, lang: 'ga' };
    const gp = letters.gpClosingLetter({ ...examples.exampleGpClosing, wordsAtEnd: spoken }, view(locale));
    const own = letters.personClosingLetter(
      { ...examples.examplePersonClosing, wordsAtEnd: spoken },
      view(locale),
    );
    for (const document of [gp, own]) {
      const block = document.blocks.find(one => one.kind === 'words');
      assert.ok(block?.kind === 'words');
      assert.equal(block.items[1]?.text, said);
      assert.equal(block.items[1]?.lang, 'ga');
    }
  }
});

test('every closing and decline reason has its own sentence', () => {
  for (const locale of ['en', 'ga'] as const) {
    const t = wordsFor(locale);
    for (const code of closingReasons.codes) {
      assert.ok(t.has(`letters.gp.reason.${code}`), code);
      if (code !== 'died') assert.ok(t.has(`letters.person.reason.${code}`), code);
    }
    for (const code of declineReasons.codes) assert.ok(t.has(`letters.decline.reason.${code}`), code);
  }
});

test('no letter goes to a person who has died', () => {
  assert.throws(() => letters.personClosingLetter({ ...examples.examplePersonClosing, reason: 'died' }, en), {
    name: 'ZodError',
  });
});

test('a missing answer is said in the table and counted under it', () => {
  const document = letters.gpClosingLetter(examples.exampleGpClosing, en);
  const table = document.blocks.find(one => one.kind === 'table');
  assert.ok(table?.kind === 'table');
  assert.deepEqual(table.rows.at(-1), ['Control over my life', '0 to 10', '2', 'not asked']);
  assert.match(texts(document), /1 of 6 cannot be compared/);
});

test('without a request the letter says that nothing is needed; with one it does not', () => {
  assert.match(
    texts(letters.gpClosingLetter({ ...examples.exampleGpClosing, askOfReader: null }, en)),
    /need do nothing/,
  );
  assert.doesNotMatch(texts(letters.gpClosingLetter(examples.exampleGpClosing, en)), /need do nothing/);
});

test('sessions are counted as people say it', () => {
  const letter = (held: number, from: string | null, to: string | null, locale: 'en' | 'ga') =>
    texts(
      letters.personClosingLetter(
        { ...examples.examplePersonClosing, sessions: { held, planned: 8, from, to } },
        view(locale),
      ),
    );
  assert.match(letter(0, null, null, 'en'), /We did not get to meet\./);
  assert.match(letter(1, '2026-09-22', '2026-09-22', 'en'), /We met once, on 22 September\./);
  assert.match(
    letter(5, '2025-12-01', '2026-02-01', 'en'),
    /5 times between 1 December 2025 and 1 February\./,
  );
  assert.match(letter(2, null, null, 'ga'), /dhá uair\./);
  assert.match(letter(3, null, null, 'ga'), /3 huaire\./);
  assert.match(letter(8, null, null, 'ga'), /8 n-uaire\./);
  assert.match(letter(11, null, null, 'ga'), /11 uair\./);
});

test('a neutral letter names the host only', () => {
  const here = letters.weAreHereLetter({ ...examples.exampleWeAreHere, neutral: true }, en);
  assert.deepEqual([here.head.brand, here.head.programme], [null, null]);
  assert.doesNotMatch(JSON.stringify(here), /prescribing|Hedgerow/i);
});

test('facts survive being kept as JSON', () => {
  const kept = JSON.parse(JSON.stringify(letters.gpClosingFacts.parse(examples.exampleGpClosing)));
  assert.deepEqual(letters.gpClosingLetter(kept, en), letters.gpClosingLetter(examples.exampleGpClosing, en));
});
