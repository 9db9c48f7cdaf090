import type { LexiconLanguage } from '../lexicon/index.ts';
import { protectedWords } from '../protected-words.ts';
import { tokensOf } from '../statement.ts';

/** Most words that are noted of one statement. */
const most = 12;

/**
 * The words of a statement that nobody's concept caught and that may be counted. Never a word with a capital or next to
 * one, where names stand; never after "called", "named", "Mr" and the like; never numbers, addresses, who somebody is.
 * The rest is counted only as a digest until it was seen on three days (see the store).
 */
export function wordsToNote(
  statement: string,
  rest: readonly string[],
  language: LexiconLanguage | null,
): readonly string[] {
  if (language === null) return [];
  const tokens = tokensOf(statement);
  const wanted = new Set(rest);
  const found = new Set<string>();
  tokens.forEach((token, at) => {
    if (!wanted.has(token.folded) || protectedWords.has(token.folded)) return;
    if (!/^[\p{L}\p{M}'’]{4,30}$/u.test(token.text) || isCapital(token.text)) return;
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    if (before && before.sentence === token.sentence && tells.has(before.folded)) return;
    if ([before, after].some(one => one && !one.first && isCapital(one.text) && one.folded.length > 1))
      return;
    found.add(token.folded);
  });
  return [...found].slice(0, most);
}

// Words after which a name stands, in the languages of the lexicon.
const tells = new Set(
  `called named name mr mrs ms miss dr doctor fr father sister brother husband wife son daughter mum mam dad friend
   neighbour street road avenue estate lane in from near ainm darb jestem imie pan pani ulica chamo nome senhor dona rua`.split(
    /\s+/,
  ),
);

function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}
