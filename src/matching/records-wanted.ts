import type { MatchAsk } from '../directory/index.ts';
import { kindFit } from './fit.ts';
import { broad, floor } from './group.ts';
import type { Heard } from './hear.ts';
import type { Lexicon } from './lexicon/index.ts';
import { withOwnWords } from './own-words.ts';
import { protectedWords } from './protected-words.ts';
import { kindWeight, weights } from './rank.ts';

/** Most words that the database is asked for, of each thing; a long statement repeats itself. */
const mostWords = 40;
/** Most things that are looked for by themselves; in what is said beyond that the words are taken together. */
const mostMatters = 16;

/** Fits are whole hundredths: this is the next above the floor. */
const aboveFloor = floor + 0.01;

/** What the directory is asked for: every service that could answer something of what was heard. */
export function recordsWanted(
  heard: Heard,
  lexicon: Lexicon,
  region: 'ie' | 'uk',
  near: MatchAsk['near'],
): MatchAsk {
  const concepts = heard.concepts.flatMap(one => {
    const concept = lexicon.concepts.get(one.id);
    return concept ? [withOwnWords(concept, one)] : [];
  });
  const matters = concepts.map(({ kind, assets, finds }) => ({
    kinds: assets,
    kindsAlone: kindFit(kind) > floor ? assets.filter(asset => !broad.has(asset)) : [],
    words: finds.map(find => find.replace('*', '')),
    kindFit: kindFit(kind),
    // What stands in the way makes no group; it only tells between services that something else found.
    answers: kind === 'barrier' ? 0 : aboveFloor,
    weight: kindWeight[kind],
  }));
  const rest = [...new Set(heard.rest)].filter(word => !protectedWords.has(word)).slice(0, mostWords);
  const more = matters.slice(mostMatters);
  const last = {
    kinds: [...new Set(more.flatMap(({ kinds }) => kinds))],
    kindsAlone: [...new Set(more.flatMap(({ kindsAlone }) => kindsAlone))],
    words: [...rest, ...new Set(more.flatMap(({ words }) => words))],
    // Of words that nothing was heard in, every service that has them is an answer.
    ...{ kindFit: kindFit('need'), answers: 0, weight: weights.words },
  };
  const asked = [...matters.slice(0, mostMatters), last];
  return { region, near, matters: asked.filter(({ kinds, words }) => kinds.length + words.length > 0) };
}
