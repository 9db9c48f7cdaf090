import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localeCodes } from '../../ui/index.ts';
import { defaultPack, instrumentOf, instruments, type Text, wordingNote } from './index.ts';

const filled = (text: Text | null): boolean =>
  text !== null && text.en.trim() !== '' && (text.ga ?? '').trim() !== '';

test('ids stand once, and every scale is made of items that exist', () => {
  assert.equal(new Set(instruments.map(({ id }) => id)).size, instruments.length);
  for (const { id, items, scales } of instruments) {
    const ids = items.map(item => item.id);
    assert.equal(new Set(ids).size, ids.length, id);
    assert.equal(new Set(scales.map(scale => scale.id)).size, scales.length, id);
    for (const scale of scales)
      assert.ok(
        scale.items.every(item => ids.includes(item)),
        `${id} ${scale.id}`,
      );
  }
});

test('text is there in both languages where it is shipped, and nowhere in a slot', () => {
  for (const { id, mode, items } of instruments) {
    for (const item of items) {
      const texts = [
        item.text,
        ...(item.kind === 'choice' ? item.options.map(option => option.text) : []),
        ...(item.kind === 'scale' ? [item.low, item.high] : []),
      ];
      if (mode === 'text') assert.ok(texts.every(filled), `${id} ${item.id}`);
      else
        assert.ok(
          texts.every(text => text === null),
          `${id} ${item.id}`,
        );
    }
  }
});

test('wording, licence and source are said of every one', () => {
  for (const { id, mode, wording, licence, source } of instruments) {
    assert.equal(mode === 'slot', wording.en === 'slot' && wording.ga === 'slot', id);
    assert.ok(licence !== '' && source !== '', id);
  }
});

test('bands begin at the lowest score and rise', () => {
  for (const { id, scales } of instruments) {
    for (const { bands, min, max } of scales) {
      const starts = bands.map(band => band.from);
      assert.ok(starts.length === 0 || starts[0] === min, id);
      assert.ok(
        starts.every((from, index) => index === 0 || from > (starts[index - 1] ?? max)),
        id,
      );
      assert.ok(
        starts.every(from => from <= max),
        id,
      );
    }
  }
});

test('the default pack is free to use and on', () => {
  assert.deepEqual(
    defaultPack.map(({ id }) => id),
    ['ons4', 'ucla3', 'direct_loneliness', 'control', 'own_concerns', 'service_use'],
  );
  assert.ok(defaultPack.every(({ mode, offByDefault }) => mode === 'text' && !offByDefault));
});

test('PHQ-9 and GAD-7 stay off until a programme turns them on', () => {
  assert.equal(instrumentOf('phq9')?.offByDefault, true);
  assert.equal(instrumentOf('gad7')?.offByDefault, true);
  assert.equal(instrumentOf('nothing'), undefined);
});

test('every question that is shipped is asked in all six languages, and says where nobody has validated it', () => {
  for (const instrument of instruments.filter(one => one.mode === 'text')) {
    for (const locale of localeCodes) {
      const texts = [
        instrument.title,
        instrument.intro,
        ...instrument.items.flatMap(item => [
          item.text,
          ...(item.kind === 'choice' ? item.options.map(option => option.text) : []),
          ...(item.kind === 'scale' ? [item.low, item.high] : []),
        ]),
      ];
      for (const text of texts)
        assert.ok(
          text === null || (text[locale] ?? '').trim() !== '',
          `${instrument.id} ${locale} ${text?.en}`,
        );
      const note = wordingNote(instrument, locale);
      const published = instrument.wording.en === 'as published' && locale !== 'en';
      assert.equal(note, published ? 'own translation, not validated' : null, `${instrument.id} ${locale}`);
    }
  }
});

test('answers of one question do not read the same in any language', () => {
  for (const { id, items } of instruments) {
    for (const item of items) {
      if (item.kind !== 'choice') continue;
      for (const locale of localeCodes) {
        const words: readonly string[] = item.options.flatMap(option => option.text?.[locale] ?? []);
        assert.equal(new Set(words).size, words.length, `${id} ${item.id} ${locale}`);
      }
    }
  }
});
