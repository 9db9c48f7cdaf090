import { type Freshness, freshnessOf, type MatchRecord } from '../directory/index.ts';
import { bm25OfParts, countedWords } from './bm25.ts';
import { factFor } from './facts.ts';
import { type Fit, fitOf, lookerFor, type ReadRecord, readRecord } from './fit.ts';
import type { Heard, HeardConcept } from './hear.ts';
import { type Learned, learnedKey } from './learning/learned.ts';
import { type Concept, type ConceptKind, type Lexicon, stemWord } from './lexicon/index.ts';
import type { LimitCode } from './limits.ts';
import { withOwnWords } from './own-words.ts';
import { protectedWords } from './protected-words.ts';

/** Constant and weights of the fusion of the two lists, chosen in the design; see docs/matching.md. */
export const weights = { k: 60, concepts: 1, words: 0.3 } as const;

// What stands in the way says less about where somebody would like to go than what they need or like.
export const kindWeight: Readonly<Record<ConceptKind, number>> = {
  need: 1,
  interest: 1.1,
  who: 0.7,
  barrier: 0.25,
};
const freshWeight: Readonly<Record<Freshness, number>> = { fresh: 1, ageing: 0.98, stale: 0.94, never: 0.95 };

export type Reason = {
  readonly concept: string;
  readonly words: readonly string[];
  readonly by: Fit['by'];
  readonly said: string;
  readonly fit: number;
  /** What was learned of how it went for others, as a factor of `fit`; left out where nothing was. */
  readonly learned?: number;
};

export type Ranked = {
  readonly record: MatchRecord;
  readonly score: number;
  /** Strongest first; empty where only the same words were found. */
  readonly reasons: readonly Reason[];
  readonly sameWords: readonly string[];
  /** Limits the record says nothing of, although they matter here. */
  readonly unknown: readonly LimitCode[];
};

export type RankInput = {
  readonly records: readonly MatchRecord[];
  readonly heard: Heard;
  readonly lexicon: Lexicon;
  /** Limits that only sort. */
  readonly wishes: readonly LimitCode[];
  /** Limits that hide where the record says no. */
  readonly musts: readonly LimitCode[];
  readonly language: string | null;
  readonly withinKm: number;
  readonly today: Temporal.PlainDate;
  readonly learned: Learned;
};

export type Ranking = {
  readonly ranked: readonly Ranked[];
  readonly hidden: readonly { readonly one: Ranked; readonly limit: LimitCode }[];
};

/** Every record that answers something of what was heard, best first, and those a stated must hides, with why. */
export function rank(input: RankInput): Ranking {
  const { heard, lexicon, musts, wishes, language, withinKm, today, learned } = input;
  const read = input.records.map(readRecord);
  const tests = heard.concepts.flatMap(one => testOf(one, lexicon.concepts.get(one.id)));
  const query = heard.rest.filter(word => !protectedWords.has(word));
  // What stands in a name counts twice.
  const words = bm25OfParts(
    read.map(({ titleWords, textWords }) => [titleWords, titleWords, textWords]),
    [...query, ...heard.concepts.flatMap(({ words }) => words.flatMap(countedWords))].filter(
      word => !protectedWords.has(word),
    ),
  );
  const look = lookerFor(tests.map(({ test }) => test));
  const found = read.map(one => {
    const where = look(one);
    const reasons = tests
      .flatMap(({ heardAs, test, weight }, at) => {
        const found = test.fit(one, where[at]);
        if (!found) return [];
        const { by, said } = found;
        const factor = learned.get(learnedKey(heardAs.id, one.record.serviceId));
        const reason = { concept: heardAs.id, words: heardAs.words, by, said };
        return [
          {
            ...reason,
            fit: found.score * weight * (factor ?? 1),
            ...(factor === undefined ? {} : { learned: factor }),
          },
        ];
      })
      .toSorted((a, b) => b.fit - a.fit);
    return { reasons, sum: reasons.reduce((sum, { fit }) => sum + fit, 0) };
  });
  const conceptPlaces = places(found.map(({ sum }) => sum));
  const wordPlaces = places(words);
  const shared = sharedWords(query, read);
  const ranked: Ranked[] = [];
  const hidden: { one: Ranked; limit: LimitCode }[] = [];
  read.forEach(({ record }, at) => {
    const fused = part(conceptPlaces[at], weights.concepts) + part(wordPlaces[at], weights.words);
    if (fused === 0) return;
    const facts = new Map(
      [...musts, ...wishes].map(code => [code, factFor(record, code, language, withinKm)]),
    );
    const soft = [...facts].reduce(
      (product, [code, fact]) =>
        product * { yes: musts.includes(code) ? 1.1 : 1.06, no: 0.6, unknown: 1 }[fact],
      1,
    );
    const reasons = found[at]?.reasons ?? [];
    const one: Ranked = {
      record,
      score: fused * soft * freshWeight[freshnessOf(record.confirmedOn, today)] * nearness(record),
      reasons,
      sameWords: reasons.length > 0 ? [] : (shared[at] ?? []),
      unknown: [...facts].filter(([, fact]) => fact === 'unknown').map(([code]) => code),
    };
    const limit = musts.find(code => facts.get(code) === 'no');
    if (limit) hidden.push({ one, limit });
    else ranked.push(one);
  });
  return { ranked: ranked.toSorted(better), hidden };
}

function testOf(heardAs: HeardConcept, concept: Concept | undefined) {
  if (!concept) return [];
  return [{ heardAs, test: fitOf(withOwnWords(concept, heardAs)), weight: kindWeight[concept.kind] }];
}

/**
 * The words of a statement that each record has: two of them, one in its name, or one that hardly any other has. A common
 * word in passing says nothing.
 */
function sharedWords(query: readonly string[], read: readonly ReadRecord[]): (readonly string[])[] {
  if (query.length === 0) return [];
  const asked = new Map(query.map(word => [stemWord(word, 'en'), word]));
  // Each different word is taken to its stem once, however many records have it.
  const stems = new Map<string, readonly string[]>();
  const none: readonly string[] = [];
  const meant = (word: string): readonly string[] => {
    const known = stems.get(word);
    if (known) return known;
    const found = asked.get(stemWord(word, 'en'));
    const kept = found === undefined ? none : [found];
    stems.set(word, kept);
    return kept;
  };
  const foundIn = (words: readonly string[]) => words.flatMap(meant);
  const found = read.map(({ titleWords, textWords }) => {
    const named = foundIn(titleWords);
    return { named, shared: [...new Set([...named, ...foundIn(textWords)])] };
  });
  const having = Map.groupBy(
    found.flatMap(({ shared }) => shared),
    word => word,
  );
  const rare = (word: string) => (having.get(word)?.length ?? 0) <= 3;
  return found.map(({ named, shared }) =>
    named.length > 0 || shared.length > 1 || shared.some(rare) ? shared.slice(0, 3) : [],
  );
}

/** Best score first; what is equal stands in an order that is always the same. */
export function better(a: Ranked, b: Ranked): number {
  return b.score - a.score || (a.record.serviceId < b.record.serviceId ? -1 : 1);
}

/**
 * The place of each score among all; null where there is none. Equal scores share the middle of their places: to be one of
 * a hundred that are merely of the kind is not to be second.
 */
function places(scores: readonly number[]): (number | null)[] {
  const order = [...new Set(scores.filter(score => score > 0))].toSorted((a, b) => b - a);
  const counts = Map.groupBy(scores, score => score);
  const place = new Map<number, number>();
  let next = 1;
  for (const score of order) {
    const equal = counts.get(score)?.length ?? 0;
    place.set(score, next + (equal - 1) / 2);
    next += equal;
  }
  return scores.map(score => place.get(score) ?? null);
}

function part(place: number | null | undefined, weight: number): number {
  return typeof place === 'number' ? weight / (weights.k + place) : 0;
}

// Ten kilometres cost about as much as five places in the list; what comes by phone is as near as one's chair.
function nearness({ metres, online }: MatchRecord): number {
  if (online) return 1;
  return metres === null ? 0.95 : Math.max(0.8, 1 - metres / 120_000);
}
