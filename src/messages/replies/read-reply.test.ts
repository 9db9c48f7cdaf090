import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import examples from './examples.json' with { type: 'json' };
import { plain } from './plain-text.ts';
import { meanings, readReply } from './read-reply.ts';
import { negations } from './words.ts';

const listed = meanings.flatMap(meaning =>
  Object.entries(examples[meaning]).flatMap(([locale, texts]) =>
    texts.map(text => ({ meaning, locale, text })),
  ),
);
const yes = listed.filter(one => one.meaning === 'yes');
const at = Temporal.PlainDateTime.from('2026-11-24T14:30');
const when = { at, today: Temporal.PlainDate.from('2026-11-23') };

describe('what people text back', () => {
  test('at least a hundred and fifty real-sounding texts for each meaning, in six languages', () => {
    for (const meaning of meanings) {
      assert.ok(listed.filter(one => one.meaning === meaning).length >= 150, meaning);
      assert.deepEqual(Object.keys(examples[meaning]).sort(), ['ar', 'en', 'ga', 'pl', 'pt', 'uk']);
    }
  });

  test('each is understood as what it says, or left to a person', () => {
    const wrong = listed
      .map(one => ({ ...one, read: readReply(one.text, { locale: one.locale }) }))
      .filter(one => one.read !== one.meaning);
    assert.deepEqual(wrong, []);
  });

  test('without knowing the language nothing is taken for something else: understood alike, or not at all', () => {
    const wrong = listed
      .map(one => ({ ...one, read: readReply(one.text) }))
      .filter(one => one.read !== one.meaning && one.read !== 'not_understood')
      // “No” is a well or a yes in Polish only to who speaks it.
      .filter(one => one.text !== 'No');
    assert.deepEqual(wrong, []);
  });

  test('a yes may name the day and hour of its own meeting, and no other', () => {
    for (const text of [
      'Yes see you Tuesday',
      'yes tomorrow',
      'Yes, 2:30',
      'see you tomorrow at 14:30',
      'Tak, jutro o 14:30',
    ])
      assert.equal(readReply(text, { when }), 'yes', text);
    for (const text of [
      'Yes see you Wednesday',
      'yes today',
      'Yes, 2',
      'see you at 15:30',
      'Tak, w piątek',
      'see you Tuesday 3',
    ])
      assert.equal(readReply(text, { when }), 'not_understood', text);
    assert.equal(readReply('Yes see you Tuesday'), 'not_understood', 'without a meeting');
  });

  test('names that are known may stand in it; a name that is also a word changes nothing', () => {
    assert.equal(readReply('Yes Aoife, thanks'), 'not_understood');
    assert.equal(readReply('Yes Aoife, thanks', { names: ['Aoife Considine'] }), 'yes');
    assert.equal(readReply('No', { names: ['No', 'Stop'] }), 'cannot_come');
    assert.equal(readReply('Stop', { names: ['Stop'] }), 'stop');
  });

  test('the Irish tá is a yes; without its accent only to who speaks Irish', () => {
    assert.equal(readReply('Tá'), 'yes');
    assert.equal(readReply('Ta', { locale: 'ga' }), 'yes');
    assert.equal(readReply('Ta', { locale: 'en' }), 'not_understood');
  });

  test('a call to 112 is no call from us', () => {
    for (const text of [
      'call me an ambulance',
      'ring 999',
      'call an ambulance please',
      'подзвоніть у швидку',
    ])
      assert.equal(readReply(text), 'not_understood', text);
  });
});

describe('for any text', () => {
  const aYes = fc.constantFrom(...yes);
  const aNegation = fc.constantFrom(...negations);

  test('a sentence into which a negation is put is never a yes, wherever it stands', () => {
    fc.assert(
      fc.property(aYes, aNegation, fc.nat(), ({ text, locale }, negation, place) => {
        const words = text.split(/\s+/);
        words.splice(place % (words.length + 1), 0, negation);
        const sentence = words.join(' ');
        for (const known of [locale, undefined])
          assert.notEqual(readReply(sentence, { locale: known }), 'yes', sentence);
      }),
      { numRuns: 3000 },
    );
  });

  test('a yes with something behind it that is no courtesy is never a yes', () => {
    const more = fc.constantFrom(
      'but later',
      'if I can',
      'maybe',
      'ale później',
      'якщо зможу',
      'لكن لاحقا',
      'mas mais tarde',
      'ach níos déanaí',
      'or not',
    );
    fc.assert(
      fc.property(aYes, more, ({ text, locale }, rest) => {
        assert.notEqual(readReply(`${text} ${rest}`, { locale }), 'yes', `${text} ${rest}`);
      }),
    );
  });

  test('any text at all gets an answer, and quickly', () => {
    const word = fc.constantFrom(...listed.flatMap(one => one.text.split(/\s+/)));
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 1600 }),
      fc.array(word, { maxLength: 300 }).map(all => all.join(' ')),
    );
    fc.assert(
      fc.property(text, one => void assert.ok(meanings.includes(readReply(one)))),
      { numRuns: 500 },
    );
  });

  test('signs, spaces, capitals and skin colours change nothing', () => {
    fc.assert(
      fc.property(aYes, fc.constantFrom('!', '.', ' ', '\n', ' !!! ', ' 🙏🏽'), ({ text, locale }, sign) => {
        assert.equal(readReply(`${text.toUpperCase()}${sign}`, { locale }), 'yes', text);
      }),
    );
    assert.deepEqual(plain('👍🏿').tokens, plain('👍').tokens);
  });
});
