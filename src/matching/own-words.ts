import type { HeardConcept } from './hear.ts';
import { type Concept, foldWord, stemWord } from './lexicon/index.ts';
import { protectedWords } from './protected-words.ts';

/** Longer phrases are how people speak, not what a group calls itself. */
const mostInPhrase = 2;

/**
 * A concept that also finds what the person said themselves, where it is an interest: the list knows that darts are a game, but no
 * list holds everything that games are called. Of needs it does not: "nobody to talk to" stands in no service's name.
 */
export function withOwnWords(concept: Concept, { words }: Pick<HeardConcept, 'words'>): Concept {
  if (concept.kind !== 'interest') return concept;
  const known = (word: string) =>
    concept.finds.some(find =>
      find.endsWith('*') ? word.startsWith(foldWord(find.slice(0, -1))) : word === foldWord(find),
    );
  const own = new Set(
    words
      .map(formsOf)
      .filter(forms => !forms.some(known))
      .flat(),
  );
  return own.size === 0 ? concept : { ...concept, finds: [...concept.finds, ...own] };
}

/** A phrase as it was said, and of a single English word the other number. */
function formsOf(phrase: string): readonly string[] {
  const words = foldWord(phrase).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0 || words.length > mostInPhrase) return [];
  const said = words.join(' ');
  const one = words.length === 1 ? stemWord(said, 'en') : said;
  if ([...words, one].some(word => protectedWords.has(word))) return [];
  return said.length < 4 ? [said] : [...new Set([said, one, ...(words.length === 1 ? [`${one}s`] : [])])];
}
