import type { MatchAsk } from '../directory/index.ts';
import type { Heard } from './hear.ts';
import type { Lexicon } from './lexicon/index.ts';
import { protectedWords } from './protected-words.ts';

/** Most words that the database is asked for; a long statement repeats itself. */
const mostWords = 200;

/** What the directory is asked for: every service that could answer something of what was heard. */
export function recordsWanted(
  heard: Heard,
  lexicon: Lexicon,
  region: 'ie' | 'uk',
  near: MatchAsk['near'],
): MatchAsk {
  const concepts = heard.concepts.flatMap(({ id }) => lexicon.concepts.get(id) ?? []);
  const finds = concepts.flatMap(({ finds }) => finds.map(find => find.replace('*', '')));
  const words = [...finds, ...heard.rest.filter(word => !protectedWords.has(word))];
  return {
    region,
    near,
    kinds: [...new Set(concepts.flatMap(({ assets }) => assets))],
    words: [...new Set(words)].slice(0, mostWords),
  };
}
