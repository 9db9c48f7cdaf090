import { foldWord } from '../words-of.ts';

/**
 * The words of a text that answer the words somebody typed, as they stand there: asked "gardening", found "Garden". Words
 * shorter than four letters are not looked for. At most three, each once.
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
      if (stems.some(stem => folded.startsWith(stem)) && !found.has(folded)) found.set(folded, word);
      if (found.size === 3) return [...found.values()];
    }
  }
  return [...found.values()];
}
