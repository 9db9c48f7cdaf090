import { countedWords } from '../bm25.ts';

/** Weights of name, terms and texts, as PostgreSQL's `ts_rank` has them for A, B and D. */
const weights = [1, 0.4, 0.1] as const;

// The stop words of PostgreSQL's English dictionary that have three letters or more.
const stop = new Set(
  `you your yours yourself yourselves him his himself she her hers herself its itself they them their theirs themselves
  what which who whom this that these those are was were been being have has had having does did doing the and but because
  until while for with about against between into through during before after above below from down out off over under
  again further then once here there when where why how all any both each few more most other some such nor not only own
  same than too very can will just don should now our ours ourselves myself`.split(/\s+/),
);

/** A service as full text sees it: words of its name, of its terms and organization, of its texts. */
export type TextFields = readonly [name: string, terms: string, texts: string];

/**
 * Full text as PostgreSQL does it, worked out in the process: all words of the query (`and`) or some (`or`), ranked by
 * the fields they stand in and how many are there. Endings are cut as BM25 cuts them here, which is a little rougher
 * than the Snowball stemmer. Indexes of the documents, best first; only those that are found.
 */
export function fullText(documents: readonly TextFields[], query: string, mode: 'and' | 'or'): number[] {
  const asked = [...new Set(countedWords(query))].filter(word => !stop.has(word));
  if (asked.length === 0) return [];
  return documents
    .map((fields, at) => ({ at, ...rankOf(fields, asked) }))
    .filter(({ having }) => (mode === 'and' ? having === asked.length : having > 0))
    .toSorted((a, b) => b.rank - a.rank || a.at - b.at)
    .map(({ at }) => at);
}

function rankOf(fields: TextFields, asked: readonly string[]): { having: number; rank: number } {
  const words = fields.map(field => countedWords(field));
  let having = 0;
  let rank = 0;
  for (const word of asked) {
    const places: number[] = words.flatMap<number>((list, field) =>
      list.filter(one => one === word).map(() => weights[field] ?? 0),
    );
    if (places.length > 0) having += 1;
    // Every further place of the same word counts less, as in ts_rank.
    rank += places
      .toSorted((a, b) => b - a)
      .reduce<number>((sum, weight, n) => sum + weight / (n + 1) ** 2, 0);
  }
  return { having, rank: rank / asked.length };
}
