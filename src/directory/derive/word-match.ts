/** Tells whether a text contains one of some words. */
export type WordMatch = (text: string) => boolean;

/**
 * A matcher for words of a reviewed list. Case and accents do not matter; `*` at the end of a word stands for any
 * ending; words are met whole ("art" is not in "party").
 * @example wordMatch(['garden*', 'tai chi'])('Community Gardens') // true
 */
export function wordMatch(words: readonly string[]): WordMatch {
  const parts = words.map(word => {
    const open = word.endsWith('*');
    const escaped = folded(open ? word.slice(0, -1) : word)
      .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      .replace(/[\s-]+/g, '[\\s-]+')
      .replace(/'/g, "'?");
    return `${escaped}${open ? '' : '(?![\\p{L}\\p{N}])'}`;
  });
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})`, 'u');
  return text => pattern.test(folded(text));
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘`]/g, "'").toLowerCase();
}
