import { catalogueOf, type Locale, textOf } from '../../ui/index.ts';
import type { TemplateName } from '../templates.ts';
import type { WordingPart } from './part.ts';

/** Words of the house, with the language they are really in. */
export type HouseWords = { readonly text: string; readonly locale: Locale };

/** What the house says in a language; in English where it has no words in that one. Null for a part that the template does not have. */
export function houseWords(template: TemplateName, part: WordingPart, locale: Locale): HouseWords | null {
  const key = `messages.${template}.${part}`;
  const own = textOf(catalogueOf(locale), key);
  if (own !== undefined) return { text: own, locale };
  const english = textOf(catalogueOf('en'), key);
  return english === undefined ? null : { text: english, locale: 'en' };
}
