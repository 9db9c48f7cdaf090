import type { View } from '../ui/index.ts';
import { foldWord, type Lexicon } from './lexicon/index.ts';

/** What a concept is called in the reader's language. */
export function conceptName(view: View, lexicon: Lexicon, id: string): string {
  const key = `matching.concept.${id}`;
  if (view.t.has(key)) return view.t.of(key);
  const names = lexicon.concepts.get(id)?.names;
  return names?.[view.locale] ?? names?.['en'] ?? id;
}

/** Most concepts that are offered for what was typed. */
const mostOffered = 8;

/**
 * Concepts for what a reader typed: the one that is called so, else those whose names or terms have the words, in any
 * language; the nearest first.
 */
export function findConcepts(view: View, lexicon: Lexicon, typed: string): readonly string[] {
  const wanted = foldWord(typed).trim();
  if (wanted === '') return [];
  const found: { readonly id: string; readonly rank: number }[] = [];
  for (const { id, terms } of lexicon.concepts.values()) {
    const name = foldWord(conceptName(view, lexicon, id));
    if (name === wanted) return [id];
    const said = Object.values(terms).flat().map(foldWord);
    if (said.some(term => term.replace('*', '') === wanted)) found.push({ id, rank: 0 });
    else if (name.startsWith(wanted)) found.push({ id, rank: 1 });
    else if (beginsAWord(name, wanted)) found.push({ id, rank: 2 });
    else if (said.some(term => beginsAWord(term, wanted))) found.push({ id, rank: 3 });
  }
  return found
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, mostOffered)
    .map(({ id }) => id);
}

/** Inside a word it would be chance: “sing” is no part of “housing”. */
function beginsAWord(text: string, wanted: string): boolean {
  return ` ${text}`.includes(` ${wanted}`);
}
