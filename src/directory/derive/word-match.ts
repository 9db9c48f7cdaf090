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
    return { escaped, end: open ? '' : '(?![\\p{L}\\p{N}])' };
  });
  // Most texts hold none of the words, not even inside another: that is found many times faster.
  const anywhere = new RegExp(parts.map(({ escaped }) => escaped).join('|'));
  const whole = parts.map(({ escaped, end }) => escaped + end);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${whole.join('|')})`, 'u');
  return text => anywhere.test(text) && pattern.test(text);
}

/** A text as matchers compare it: lower case, without accents, one kind of apostrophe. */
export function foldText(text: string): string {
  if (/^[\0-_a-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘`]/g, "'").toLowerCase();
}
