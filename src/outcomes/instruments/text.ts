import type { Locale } from '../../ui/index.ts';

/** A text in English and in the languages it has beside it; where there is no translation it stands in English. */
export type Text = { readonly en: string } & { readonly [language in Locale]?: string };

/** The words in this language, or in English. */
export function wordsIn(text: Text, locale: Locale): string {
  return text[locale] ?? text.en;
}

/** The language the words really stand in: mark them with it, so that they are read out as such. */
export function languageIn(text: Text, locale: Locale): Locale {
  return text[locale] === undefined ? 'en' : locale;
}
