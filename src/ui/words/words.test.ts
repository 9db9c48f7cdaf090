import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { sampleView } from '../gallery/sample-view.ts';
import { type Catalogue, en, ga } from './catalogues.ts';
import { enablePseudoArabic, mirrored, toPseudoArabic } from './pseudo-arabic.ts';
import { SAME_IN_BOTH } from './same-in-both.ts';
import { isLocale, UnknownWord, wordsFor } from './words-for.ts';

type Node = { type: number; value?: string; options?: Record<string, { value: Node[] }> };
const PLURAL = 6;

function entries(catalogue: Catalogue): [string, string][] {
  return Object.entries(catalogue).flatMap(([file, messages]) =>
    Object.entries(messages).map(([key, text]): [string, string] => [`${file}.${key}`, text]),
  );
}

function tree(key: string, text: string, locale: string): Node[] {
  try {
    return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst() as Node[];
  } catch (cause) {
    throw new Error(`${locale} ${key} does not parse: ${text}`, { cause });
  }
}

/** Names of the values a message takes, with their kind. */
function placeholders(nodes: readonly Node[]): string[] {
  const found = nodes.flatMap(node => {
    const own = node.type > 0 && node.type < 7 ? [`${node.value}:${node.type}`] : [];
    return [...own, ...Object.values(node.options ?? {}).flatMap(option => placeholders(option.value))];
  });
  return [...new Set(found)].sort();
}

function plurals(nodes: readonly Node[]): Record<string, unknown>[] {
  return nodes.flatMap(node => [
    ...(node.type === PLURAL ? [node.options ?? {}] : []),
    ...Object.values(node.options ?? {}).flatMap(option => plurals(option.value)),
  ]);
}

const english = new Map(entries(en));
const irish = new Map(entries(ga));

test('English and Irish have the same keys', () => {
  assert.deepEqual([...irish.keys()].sort(), [...english.keys()].sort());
});

test('every message parses and takes the same values in both languages', () => {
  for (const [key, text] of english) {
    const other = irish.get(key) ?? '';
    assert.deepEqual(placeholders(tree(key, other, 'ga')), placeholders(tree(key, text, 'en')), key);
  }
});

test('a plural has every class of its language', () => {
  for (const [locale, messages] of [
    ['en', english],
    ['ga', irish],
  ] as const) {
    const classes = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    for (const [key, text] of messages) {
      for (const options of plurals(tree(key, text, locale))) {
        const left = classes.filter(one => !Object.hasOwn(options, one));
        assert.deepEqual(left, [], `${locale} ${key} lacks plural classes`);
      }
    }
  }
});

test('no message was left in English by accident', () => {
  const same = [...english].filter(([key, text]) => {
    return (
      irish.get(key) === text &&
      /\p{L}{3}/u.test(text.replace(/\{[^}]*\}/g, '')) &&
      !SAME_IN_BOTH.has(text.toLowerCase())
    );
  });
  assert.deepEqual(
    same.map(([key]) => key),
    [],
  );
});

test('quotes are typographic, so that the formatter never swallows text', () => {
  for (const [key, text] of [...english, ...irish]) {
    assert.doesNotMatch(text, /['"]/, `${key}: write ’ “ ” instead of straight quotes`);
  }
});

test('messages are filled in, in both languages and all plural classes', () => {
  const t = wordsFor('ga');
  assert.equal(t('ui.say.hours', { hours: 2 }), '2 uair an chloig');
  assert.equal(t('ui.say.hours', { hours: 5 }), '5 huaire an chloig');
  assert.equal(t('ui.say.hours', { hours: 8 }), '8 n-uaire an chloig');
  assert.equal(t('ui.say.hours', { hours: 11 }), '11 uair an chloig');
  assert.equal(wordsFor('en')('ui.say.hours', { hours: 1 }), '1 hour');
});

test('a key nobody wrote is an error, and never a property of Object', () => {
  const t = wordsFor('en');
  assert.throws(() => t.of('ui.never_written'), UnknownWord);
  assert.throws(() => t.of('constructor.name'), UnknownWord);
  assert.throws(() => t.of('ui.toString'), UnknownWord);
  assert.equal(t.has('ui.skip'), true);
  assert.equal(t.has('ui.never_written'), false);
});

test('rich messages keep pieces of page apart from text', () => {
  const parts = wordsFor('en').rich('ui.error.ring', { phone: '020 915 0100' });
  assert.equal(parts.join(''), 'Or ring us: 020 915 0100.');
});

test('the Arabic of the tests changes letters but not what the formatter reads', () => {
  const turned = toPseudoArabic('{days, plural, one {# day} other {# days}}');
  assert.match(turned, /^\{days, plural, one \{# [^a-z]+\} other \{# [^a-z]+\}\}$/);
  const view = mirrored(sampleView());
  assert.equal(view.dir, 'rtl');
  assert.match(view.t('ui.errors.title', { count: 2 }), /^2 [^a-z]+$/);
});

test('the Arabic of the tests can be asked for only after a test enabled it', () => {
  const asked: string = 'ar-XA';
  assert.equal(isLocale(asked), false);
  enablePseudoArabic();
  assert.ok(isLocale(asked));
  const view = sampleView(asked);
  assert.equal(view.dir, 'rtl');
  assert.equal(view.locale, 'en');
  assert.doesNotMatch(view.t('ui.skip'), /[a-z]/i);
});

test('a time that ends with a full stop ends the sentence with the same one', () => {
  const t = wordsFor('ga');
  assert.match(t('workspace.today.next', { day: 'amárach', count: 3, time: '9.30 r.n.' }), / 9\.30 r\.n\.$/);
  const ring = t.rich('paper.public.ring', {
    phone: '020 915 0100',
    hours: 'Luan go hAoine, 9 r.n. go 5 i.n.',
  });
  assert.equal(
    ring.join(''),
    '020 915 0100, Luan go hAoine, 9 r.n. go 5 i.n. Líonfaimid an fhoirm isteach leat.',
  );
});
