import type { MatchAsk } from '../directory/index.ts';
import type { Heard } from './hear.ts';
import type { Lexicon } from './lexicon/index.ts';
import { protectedWords } from './protected-words.ts';

/** Most words that the database is asked for, of each thing; a long statement repeats itself. */
const mostWords = 40;
/** Most things that are looked for by themselves; in what is said beyond that the words are taken together. */
const mostMatters = 16;

/** What the directory is asked for: every service that could answer something of what was heard. */
export function recordsWanted(
  heard: Heard,
  lexicon: Lexicon,
  region: 'ie' | 'uk',
  near: MatchAsk['near'],
): MatchAsk {
  const concepts = heard.concepts.flatMap(({ id }) => lexicon.concepts.get(id) ?? []);
  const matters = concepts.map(({ assets, finds }) => ({
    kinds: assets,
    words: finds.map(find => find.replace('*', '')),
  }));
  const rest = [...new Set(heard.rest)].filter(word => !protectedWords.has(word)).slice(0, mostWords);
  const more = matters.slice(mostMatters);
  const last = {
    kinds: [...new Set(more.flatMap(({ kinds }) => kinds))],
    words: [...rest, ...new Set(more.flatMap(({ words }) => words))],
  };
  const asked = [...matters.slice(0, mostMatters), last];
  return { region, near, matters: asked.filter(({ kinds, words }) => kinds.length + words.length > 0) };
}
