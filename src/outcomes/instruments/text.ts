import type { Locale } from '../../ui/index.ts';
import type { Wording } from './instrument.ts';

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

/** What must be said beside a questionnaire in this language; null if there is nothing to say. */
export type WordingNote = 'in English only' | 'own translation, not validated' | null;

/** Says whether a questionnaire is asked in a translation that nobody has validated, or for want of one in English. */
export function wordingNote({ wording }: { readonly wording: Wording }, locale: Locale): WordingNote {
  const origin = wording[locale];
  if (origin === undefined || origin === 'slot') return locale === 'en' ? null : 'in English only';
  return origin === 'own translation, not validated' ? origin : null;
}
