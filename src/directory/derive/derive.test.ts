import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessOf } from './access.ts';
import { freeOf } from './free.ts';
import { kindsOf } from './kinds.ts';
import { areaCode } from './locate.ts';
import { foldText, wordMatch } from './word-match.ts';

test('words are met whole, with any ending only where the list says so', () => {
  assert.equal(wordMatch(['art'])(foldText('a party')), false);
  assert.equal(wordMatch(['art'])(foldText('Art for all')), true);
  assert.equal(wordMatch(['garden*'])(foldText('community-gardens')), true);
  assert.equal(wordMatch(["men's shed*"])(foldText('Mens Sheds and more')), true);
  assert.equal(wordMatch(["men's shed*"])(foldText('Men’s Shed')), true);
});

test('kinds come from names and terms; the description only when those are silent', () => {
  const text = { names: ['Sale Choir'], terms: [], description: 'Tea and a walk' };
  assert.deepEqual(kindsOf(text), ['arts_music_drama']);
  assert.deepEqual(kindsOf({ ...text, names: ['Friday Club'] }), ['walking_exercise']);
  assert.deepEqual(kindsOf({ names: ['Friday Club'], terms: [], description: null }), []);
});

test('what is not mentioned is not known; a stated no wins', () => {
  assert.deepEqual(accessOf('No wheelchair access. Hearing loop.'), [
    { code: 'step_free', value: 'no' },
    { code: 'hearing_loop', value: 'yes' },
  ]);
  assert.deepEqual(accessOf('A lovely hall'), []);
});

test('free, not free, and not said', () => {
  const cost = { option: null, currency: null, amountDescription: null, validFrom: null, validTo: null };
  assert.equal(freeOf([{ ...cost, amount: 0 }], null, null), 'yes');
  assert.equal(
    freeOf(
      [
        { ...cost, amount: 0 },
        { ...cost, amount: 3 },
      ],
      null,
      null,
    ),
    'no',
  );
  for (const [words, answer] of [
    ['Free', 'yes'],
    ['None.', 'yes'],
    ['There is no charge.', 'yes'],
    ['€3 a week', 'no'],
    ['Suggested donation of €2', 'unknown'],
    ['None, except for permits', 'unknown'],
    ['Ask at the desk', 'unknown'],
  ] as const) {
    assert.equal(freeOf([], words, null), answer, words);
  }
  assert.equal(freeOf([], '€3', true), 'yes');
});

test('the area of a postcode, alone or at the end of an address', () => {
  assert.equal(areaCode('wa14 1ah'), 'WA14');
  assert.equal(areaCode('V95 X2Y3'), 'V95');
  assert.equal(areaCode('D6W'), 'D6W');
  assert.equal(areaCode('1 Main Street, Ennis V95X2Y3'), 'V95');
  assert.equal(areaCode('ABC 1234'), null);
});
