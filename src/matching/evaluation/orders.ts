import type { MatchRecord } from '../../directory/index.ts';
import { bm25, countedWords } from '../bm25.ts';
import type { Lexicon } from '../lexicon/index.ts';
import { heardIn, type Match, match } from '../match.ts';
import { fullText, type TextFields } from './full-text.ts';
import type { EvaluationSet, Statement } from './read-set.ts';

/** The ways of finding that are measured beside each other, plainest first. */
export const methods = [
  'full text, all words',
  'full text, any word',
  'BM25',
  'concepts',
  'fused',
  'fused, facts',
] as const;
export type Method = (typeof methods)[number];

/** What every method puts in which order for a statement, as ids of services, and the whole answer as people see it. */
export type Orders = { readonly by: Readonly<Record<Method, readonly string[]>>; readonly answer: Match };

/**
 * Orders by every method. Only the last knows the place and the limits, which count as ticked; the others see the same
 * services from nowhere.
 */
export function ordersOf(
  set: EvaluationSet,
  said: Statement,
  lexicon: Lexicon,
  today: Temporal.PlainDate,
): Orders {
  const plain = set.recordsFrom(null);
  const idAt = (at: number) => plain[at]?.serviceId ?? '';
  const documents = plain.map(fieldsOf);
  const input = { say: said.text, not: [], musts: [], withinKm: null, showHidden: false };
  const heard = heardIn(input, lexicon);
  const { ranked } = match(input, { ...heard, limits: [] }, plain, lexicon, today);
  const byConcepts = ranked
    .map(({ record, reasons }) => ({
      id: record.serviceId,
      sum: reasons.reduce((sum, { fit }) => sum + fit, 0),
    }))
    .filter(({ sum }) => sum > 0)
    .toSorted((a, b) => b.sum - a.sum || (a.id < b.id ? -1 : 1));
  const answer = match({ ...input, musts: said.limits }, heard, set.recordsFrom(said.near), lexicon, today);
  return {
    by: {
      'full text, all words': fullText(documents, said.text, 'and').map(idAt),
      'full text, any word': fullText(documents, said.text, 'or').map(idAt),
      BM25: byBm25(documents, said.text).map(idAt),
      concepts: byConcepts.map(({ id }) => id),
      fused: ranked.map(({ record }) => record.serviceId),
      'fused, facts': answer.ranked.map(({ record }) => record.serviceId),
    },
    answer,
  };
}

function fieldsOf({ name, organization, terms, description, eligibility }: MatchRecord): TextFields {
  const joined = (...parts: readonly (string | null)[]) => parts.filter(part => part !== null).join(' ');
  return [name, joined(organization, ...terms), joined(description, eligibility)];
}

function byBm25(documents: readonly TextFields[], query: string): number[] {
  const scores = bm25(
    documents.map(([name, terms, texts]) => `${name} ${name} ${terms} ${texts}`),
    countedWords(query),
  );
  return scores
    .map((score, at) => ({ score, at }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
    .map(({ at }) => at);
}
