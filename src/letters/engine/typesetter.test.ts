import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LetterDocument } from './document.ts';
import { makeTypesetter } from './typesetter.ts';

const typesetter = makeTypesetter();

/** A document with the same text in every place that takes one. */
const filledWith = (text: string, lang: string, size: LetterDocument['size']): LetterDocument => ({
  lang: 'en',
  size,
  title: `Title ${text}`,
  author: text,
  date: '2026-11-24',
  head: { brand: text, programme: text, from: [text] },
  to: [text],
  aside: [text, text],
  blocks: [
    { kind: 'paragraph', spans: [{ text, strong: true, lang }], quiet: true },
    { kind: 'heading', level: 2, text: `Heading ${text}` },
    { kind: 'words', items: [{ text, lang, by: text }] },
    { kind: 'list', items: [{ spans: [{ text }], note: text }] },
    { kind: 'list', items: [{ spans: [{ text }], note: text, mark: 'done' }] },
    {
      kind: 'table',
      head: [
        { text, align: 'start' },
        { text, align: 'end' },
      ],
      rows: [[text, text]],
    },
    { kind: 'facts', items: [{ label: text, value: text }] },
    { kind: 'phones', items: [{ number: text, name: text, note: text }] },
    { kind: 'signature', greeting: text, name: text, role: text },
    { kind: 'signing', lines: [{ who: text, date: text }] },
    { kind: 'together', blocks: [{ kind: 'twig' }, { kind: 'rule' }] },
  ],
  foot: text,
  unprintable: 'Something is missing.',
});

const sign = fc
  .constantFrom(
    [0x00, 0x7f],
    [0x300, 0x36f],
    [0x400, 0x4ff],
    [0x591, 0x6ff],
    [0x900, 0x97f],
    [0x200b, 0x206f],
    [0xfe00, 0xfe0f],
    [0x1f1e6, 0x1f6ff],
    [0xd800, 0xdfff],
    [0xe000, 0x10ffff],
  )
  .chain(([first = 0, last = 0]) => fc.integer({ min: first, max: last }))
  .map(point => String.fromCodePoint(point));

test('any text in any place gives a file', () => {
  fc.assert(
    fc.property(
      fc.array(sign, { maxLength: 50 }).map(signs => signs.join('')),
      fc.constantFrom('en', 'ar', 'pl-PL', 'nonsense tag', ''),
      fc.constantFrom('standard', 'large'),
      (text, lang, size) => {
        const pdf = typesetter.typeset(filledWith(text, lang, size));
        assert.equal(Buffer.from(pdf.subarray(0, 5)).toString('latin1'), '%PDF-');
      },
    ),
    { numRuns: 60 },
  );
});

test('the same letter gives the same bytes, so a stored one can be compared', () => {
  const document = filledWith('Siobhán', 'en', 'standard');
  assert.deepEqual(typesetter.typeset(document), typesetter.typeset(document));
});
