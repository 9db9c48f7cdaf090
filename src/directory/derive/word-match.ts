/** Tells whether a text, already folded, contains one of some words. */
export type WordMatch = (folded: string) => boolean;

/**
 * A matcher for words of a reviewed list. Case and accents do not matter; `*` at the end of a word stands for any
 * ending; words are met whole ("art" is not in "party"). Fold a text once and ask many matchers.
 * @example wordMatch(['garden*', 'tai chi'])(foldText('Community Gardens')) // true
 */
export function wordMatch(words: readonly string[]): WordMatch {
  const parts = words.map(word => {
    const open = word.endsWith('*');
    const escaped = foldText(open ? word.slice(0, -1) : word)
      .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      .replace(/[\s-]+/g, '[\\s-]+')
      .replace(/'/g, "'?");
    return `${escaped}${open ? '' : '(?![\\p{L}\\p{N}])'}`;
  });
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})`, 'u');
  return text => pattern.test(text);
}

/** A text as matchers compare it: lower case, without accents, one kind of apostrophe. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘`]/g, "'").toLowerCase();
}
