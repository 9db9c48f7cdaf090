import type { MatchRecord } from '../directory/index.ts';
import { reachKm } from './facts.ts';
import { type Group, groupByWhatMatters } from './group.ts';
import { type Heard, type HeardConcept, hear } from './hear.ts';
import type { Lexicon } from './lexicon/index.ts';
import { type LimitCode, limitOf } from './limits.ts';
import { type Ranked, rank } from './rank.ts';

/** What is asked: the words, and what the reader has decided about them. */
export type MatchInput = {
  readonly say: string;
  /** Concepts the reader took away. */
  readonly not: readonly string[];
  /** Limits that must hold, as ticked; null when nobody has decided, then the words do. */
  readonly musts: readonly LimitCode[] | null;
  /** How far is near enough, in kilometres; null for the usual reach. */
  readonly withinKm: number | null;
  /** Shows what a must hides. */
  readonly showHidden: boolean;
};

export type Match = {
  readonly heard: Heard;
  readonly musts: readonly LimitCode[];
  readonly wishes: readonly LimitCode[];
  readonly groups: readonly Group[];
  /** Services that only have the same words; shown when no concept found any. */
  readonly sameWords: readonly Ranked[];
  readonly nothingFor: readonly HeardConcept[];
  readonly found: number;
  readonly hidden: readonly { readonly limit: LimitCode; readonly count: number }[];
  /** The whole list, best first; for measuring and for replay. */
  readonly ranked: readonly Ranked[];
  readonly lexiconVersion: string;
};

/** What was heard in a statement, without what the reader took away. */
export function heardIn(input: Pick<MatchInput, 'say' | 'not'>, lexicon: Lexicon): Heard {
  const heard = hear(input.say, lexicon);
  const gone = new Set(input.not);
  const concepts = heard.concepts.filter(({ id }) => !gone.has(id));
  const raised = new Set(concepts.map(({ id }) => limitOf(id)));
  return {
    ...heard,
    concepts,
    limits: heard.limits.filter(({ code }) => raised.has(code) && !gone.has(code)),
  };
}

/** Answers a statement from records: pure, so that every answer can be replayed from what it was asked with. */
export function match(
  input: MatchInput,
  heard: Heard,
  records: readonly MatchRecord[],
  lexicon: Lexicon,
  today: Temporal.PlainDate,
): Match {
  const said = heard.limits.filter(({ must }) => must).map(({ code }) => code);
  const musts = input.musts ?? said;
  const wishes = heard.limits.map(({ code }) => code).filter(code => !musts.includes(code));
  const { ranked, hidden } = rank({
    records,
    heard,
    lexicon,
    wishes,
    musts,
    language: languageWanted(heard),
    withinKm: input.withinKm ?? reachKm,
    today,
  });
  const shown = input.showHidden
    ? [...ranked, ...hidden.map(({ one }) => one)].toSorted((a, b) => b.score - a.score)
    : ranked;
  const { groups, nothingFor } = groupByWhatMatters(shown, heard.concepts, lexicon);
  const sameWords = groups.length > 0 ? [] : shown.filter(one => one.sameWords.length > 0).slice(0, 5);
  const counts = Map.groupBy(hidden, ({ limit }) => limit);
  return {
    heard,
    musts,
    wishes,
    groups,
    sameWords,
    nothingFor,
    found: groups.reduce((sum, { services }) => sum + services.length, 0) + sameWords.length,
    hidden: [...counts].map(([limit, list]) => ({ limit, count: list.length })),
    ranked: shown,
    lexiconVersion: lexicon.version,
  };
}

// The language asked for: Irish by name, else the one they spoke.
function languageWanted({ concepts, language }: Heard): string | null {
  if (concepts.some(({ id }) => id === 'barrier.irish')) return 'ga';
  return language === 'en' ? null : language;
}
