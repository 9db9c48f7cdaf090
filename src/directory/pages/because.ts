import { foldWord } from '../words-of.ts';

/** How the words somebody typed begin: those of four letters and more, without their endings. */
export type Stems = readonly string[];

/** @param typed what somebody searched for; read once for all that was found */
export function stemsOf(typed: string): Stems {
  return [...foldWord(typed).matchAll(/\p{L}{4,}/gu)].map(([word]) =>
    word.slice(0, Math.max(4, word.length - 3)),
  );
}

/**
 * The words of a text that answer the words somebody typed, in the form that stands there: asked "gardening", found
 * "garden". One for each word asked, none for words shorter than four letters, at most three.
 */
export function wordsThatFit(stems: Stems, texts: readonly (string | null)[]): string[] {
  if (stems.length === 0) return [];
  const found = new Map<string, string>();
  const most = Math.min(3, new Set(stems).size);
  for (const text of texts) {
    if (text === null || !mayFit(stems, text)) continue;
    for (const [word] of text.matchAll(/[\p{L}\p{M}'’]{4,}/gu)) {
      const folded = foldWord(word);
      const stem = stems.find(one => folded.startsWith(one));
      if (stem !== undefined && !found.has(stem)) found.set(stem, word.toLocaleLowerCase());
      if (found.size === most) return [...found.values()];
    }
  }
  return [...found.values()];
}

// Most texts have none of the words: whether one may is seen without taking it apart.
function mayFit(stems: Stems, text: string): boolean {
  const folded = foldWord(text);
  return stems.some(stem => folded.includes(stem));
}
