import { IntlMessageFormat } from 'intl-messageformat';
import { type Catalogue, en, ga, type WordKey } from './catalogues.ts';
import type { RichValues, Words, WordValues } from './words.ts';

/** Languages a reader may choose. */
export type Locale = 'en' | 'ga';

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

/** In the order in which they are offered, each by its own name. */
export const LOCALES: readonly { readonly locale: Locale; readonly name: string }[] = [
  { locale: 'en', name: 'English' },
  { locale: 'ga', name: 'Gaeilge' },
];

/** True for a language there is a catalogue for; check the `lang` parameter and cookie with it. */
export function isLocale(text: string | undefined | null): text is Locale {
  return LOCALES.some(one => one.locale === text) || (typeof text === 'string' && testLocales.has(text));
}

const catalogues: Record<Locale, Catalogue> = { en, ga };
const formatLocales: Record<Locale, string> = { en: 'en-IE', ga: 'ga-IE' };

/** A key that no catalogue has: a mistake of the programmer. */
export class UnknownWord extends Error {
  override readonly name = 'UnknownWord';
  constructor(key: string) {
    super(`no words for the key '${key}'`);
  }
}

/** Finds the text of a key, or undefined. */
export function textOf(catalogue: Catalogue, key: string): string | undefined {
  const dot = key.indexOf('.');
  if (dot < 0) return undefined;
  const file = key.slice(0, dot);
  if (!Object.hasOwn(catalogue, file)) return undefined;
  const messages: Readonly<Record<string, string>> = catalogue[file as keyof Catalogue];
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
 * a brace never meets the compiler.
 */
export function makeWords(
  catalogue: Catalogue,
  formatLocale: string,
  change?: (text: string) => string,
): Words {
  const compiled = new Map<string, string | IntlMessageFormat>();

  function find(key: string): string | IntlMessageFormat | null {
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const text = textOf(catalogue, key);
    // What is no key is not remembered: a page may be asked for any.
    if (text === undefined) return null;
    const message = compile(change ? change(text) : text, formatLocale);
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
    return (Array.isArray(parts) ? parts : [parts]) as ReturnType<Words['rich']>;
  }

  return Object.assign((key: WordKey, values?: WordValues) => of(key, values), {
    of,
    rich,
    code: (list: string, code: string) => of(`codes.${list}.${code}`),
    has: (key: string): key is WordKey => textOf(catalogue, key) !== undefined,
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
