import { everybodys } from './audience.ts';
import type { Locale } from './locales.ts';

/**
 * Rooms of each language that a native reader has read, with the day. A room that is not here has not been read yet. Whoever
 * reads one writes it here; after a change of many words in it the line goes away again.
 */
export const readBy: Readonly<Partial<Record<Locale, Readonly<Record<string, string>>>>> = {};

/** The rooms of a language that still wait for a native reader. English is the source. */
export function unreadRooms(locale: Locale): readonly string[] {
  if (locale === 'en') return [];
  return Object.keys(everybodys).filter(room => readBy[locale]?.[room] === undefined);
}
