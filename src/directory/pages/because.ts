import { foldWord } from '../words-of.ts';

/**
 * The words of a text that answer the words somebody typed, in the form that stands there: asked "gardening", found
 * "garden". One for each word asked, none for words shorter than four letters, at most three.
 */
export function wordsThatFit(typed: string, texts: readonly (string | null)[]): string[] {
  const stems = [...foldWord(typed).matchAll(/\p{L}{4,}/gu)].map(([word]) =>
    word.slice(0, Math.max(4, word.length - 3)),
  );
  if (stems.length === 0) return [];
  const found = new Map<string, string>();
  for (const text of texts) {
    for (const [word] of (text ?? '').matchAll(/[\p{L}\p{M}'’]{4,}/gu)) {
      const folded = foldWord(word);
      const stem = stems.find(one => folded.startsWith(one));
      if (stem !== undefined && !found.has(stem)) found.set(stem, word.toLocaleLowerCase());
      if (found.size === 3) return [...found.values()];
    }
  }
  return [...found.values()];
}
