import type { Locale } from '../../ui/index.ts';
import type { Wording } from './instrument.ts';

/** What must be said beside a questionnaire in this language; null if there is nothing to say. */
export type WordingNote = 'in English only' | 'own translation, not validated' | null;

/** Says whether a questionnaire is asked in a translation that nobody has validated, or for want of one in English. */
export function wordingNote({ wording }: { readonly wording: Wording }, locale: Locale): WordingNote {
  const origin = wording[locale];
  if (origin === undefined || origin === 'slot') return locale === 'en' ? null : 'in English only';
  return origin === 'own translation, not validated' ? origin : null;
}
