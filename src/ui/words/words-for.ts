import { IntlMessageFormat } from 'intl-messageformat';
import { ar } from './ar.ts';
import { en, ga, type WordKey } from './catalogues.ts';
import { LOCALES, type Locale } from './locales.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import type { Translated } from './translated.ts';
import { uk } from './uk.ts';
import type { RichValues, Words, WordValues } from './words.ts';

/** Languages that only a test added; see pseudo-arabic.ts. */
const testLocales = new Map<string, Words>();

/** Lets a test add a language that is written right to left. No program calls this. */
export function addTestLocale(name: string, words: Words): void {
  testLocales.set(name, words);
}

/** The words of a language a test added, or undefined. */
export function testLocale(name: string): Words | undefined {
  return testLocales.get(name);
}

/** True for a language there is a catalogue for; check the `lang` parameter and cookie with it. */
export function isLocale(text: string | undefined | null): text is Locale {
  return LOCALES.some(one => one.locale === text) || (typeof text === 'string' && testLocales.has(text));
}

/** The language a page of staff is shown in to a reader of this one. */
export function forStaff(locale: Locale): Locale {
  return locale === 'ga' || testLocales.has(locale) ? locale : 'en';
}

const catalogues: Readonly<Record<Locale, Translated>> = { en, ga, pl, uk, ar, pt };

/** The tags that Intl gets. Arabic is written here with the digits of its readers' new home, as on its phones and clocks. */
export const formatLocales: Readonly<Record<Locale, string>> = {
  en: 'en-IE',
  ga: 'ga-IE',
  pl: 'pl-PL',
  uk: 'uk-UA',
  ar: 'ar-u-nu-latn',
  pt: 'pt-PT',
};

/** The words of a language as they were written, room by room. */
export const catalogueOf = (locale: Locale): Translated => catalogues[locale];

const listeners = new Set<(key: string, formatLocale: string) => void>();

/**
 * Tells a test of every key that was shown in English because its language lacks it.
 * @returns what ends it
 */
export function listenForEnglish(heard: (key: string, formatLocale: string) => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

/** A key that no catalogue has: a mistake of the programmer. */
export class UnknownWord extends Error {
  override readonly name = 'UnknownWord';
  constructor(key: string) {
    super(`no words for the key '${key}'`);
  }
}

/** Finds the text of a key, or undefined. */
export function textOf(catalogue: Translated, key: string): string | undefined {
  const dot = key.indexOf('.');
  if (dot < 0) return undefined;
  const file = key.slice(0, dot);
  if (!Object.hasOwn(catalogue, file)) return undefined;
  const messages: Readonly<Record<string, string>> = catalogue[file as keyof Translated] ?? {};
  const name = key.slice(dot + 1);
  return Object.hasOwn(messages, name) ? messages[name] : undefined;
}

/** How a missing word is met: loudly everywhere but in production, where a page with a key beats no page. */
function missing(key: string): string {
  if (process.env['NODE_ENV'] === 'production') return key;
  throw new UnknownWord(key);
}

/**
 * Words from a catalogue. A message is compiled when it is first used and kept; a message without
 * a brace never meets the compiler. What a language lacks is shown in English: better than a key or no page.
 */
export function makeWords(
  catalogue: Translated,
  formatLocale: string,
  change?: (text: string) => string,
): Words {
  const compiled = new Map<string, string | IntlMessageFormat>();

  function find(key: string): string | IntlMessageFormat | null {
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const own = textOf(catalogue, key);
    const text = own ?? textOf(en, key);
    // What is no key is not remembered: a page may be asked for any.
    if (text === undefined) return null;
    if (own === undefined) for (const heard of listeners) heard(key, formatLocale);
    const message = compile(
      change ? change(text) : text,
      own === undefined ? formatLocales.en : formatLocale,
    );
    if (own === undefined && listeners.size > 0) return message;
    compiled.set(key, message);
    return message;
  }

  function of(key: string, values?: WordValues): string {
    const message = find(key);
    if (message === null) return missing(key);
    if (typeof message === 'string') return message;
    return endOnce(String(message.format(values)));
  }

  function rich(key: WordKey, values: RichValues): ReturnType<Words['rich']> {
    const message = find(key);
    if (message === null) return [missing(key)];
    if (typeof message === 'string') return [message];
    const parts = message.format<unknown>(values);
    const pieces = Array.isArray(parts) ? parts : [parts];
    return pieces.map(one => (typeof one === 'string' ? endOnce(one) : one)) as ReturnType<Words['rich']>;
  }

  return Object.assign((key: WordKey, values?: WordValues) => of(key, values), {
    of,
    rich,
    code: (list: string, code: string) => of(`codes.${list}.${code}`),
    has: (key: string): key is WordKey => (textOf(catalogue, key) ?? textOf(en, key)) !== undefined,
  });
}

// “10 r.n.” ends with a full stop of its own, which is that of the sentence as well.
function endOnce(text: string): string {
  return text.replace(/([ri]\.n\.)\./g, '$1');
}

function compile(text: string, formatLocale: string): string | IntlMessageFormat {
  if (!text.includes('{')) return text;
  return new IntlMessageFormat(text, formatLocale, undefined, { ignoreTag: true });
}

const ready = new Map<Locale, Words>();

/** The words of a language; the same object every time. */
export function wordsFor(locale: Locale): Words {
  const known = ready.get(locale);
  if (known) return known;
  const words = makeWords(catalogues[locale], formatLocales[locale]);
  ready.set(locale, words);
  return words;
}
