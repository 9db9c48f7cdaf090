import { type Locale, localeCodes } from '../../../ui/index.ts';
import type { Text } from '../text.ts';
import { extensionsOf, isObject, type Json, textOf } from './json.ts';
import { longestWords } from './understood.ts';

const localeOf = (tag: unknown): Locale | null => {
  const main = typeof tag === 'string' ? tag.toLowerCase().split(/[-_]/)[0] : '';
  return localeCodes.find(code => code === main) ?? null;
};

/** The language a file says it is written in; null if it is none of ours. English where it says nothing. */
export function languageOf(file: Json): Locale | null {
  return file['language'] === undefined ? 'en' : localeOf(file['language']);
}

/**
 * The words of one element with its translations (extension *translation* on the element beside it: `text` and `_text`). English is
 * what everybody falls back on: where there is none, the words stand as they are in the file's own language.
 * @returns null where there are no words
 */
export function readWords(element: Json, name: string, language: Locale | null): Text | null {
  const plain = textOf(element[name], longestWords);
  const beside = element[`_${name}`];
  const found: { [language in Locale]?: string } = {};
  for (const { name: kind, json } of isObject(beside) ? extensionsOf(beside) : []) {
    if (kind !== 'translation') continue;
    const parts = extensionsOf(json);
    const part = (wanted: string) => parts.find(one => one.name === wanted)?.json;
    const locale = localeOf(part('lang')?.['valueCode']);
    const content = part('content');
    const words = textOf(content?.['valueString'] ?? content?.['valueMarkdown'], longestWords);
    if (locale && words) found[locale] ??= words;
  }
  if (plain && language) found[language] = plain;
  const en = found.en ?? plain ?? Object.values(found)[0];
  return en === undefined ? null : { ...found, en };
}

/** The languages in which a text has words. */
export function languagesIn(text: Text | null): readonly Locale[] {
  return text ? localeCodes.filter(locale => text[locale] !== undefined) : [];
}
