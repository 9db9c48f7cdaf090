import type { MatchRecord } from '../directory/index.ts';
import { reachKm } from './facts.ts';
import { answersTo, type Group, groupByWhatMatters } from './group.ts';
import { type Heard, type HeardConcept, hear } from './hear.ts';
import type { Learned } from './learning/learned.ts';
import type { Lexicon, LexiconLanguage } from './lexicon/index.ts';
import { type LimitCode, limitOf } from './limits.ts';
import { better, type Ranked, rank } from './rank.ts';

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
  /** Concepts the reader added by hand. */
  readonly added?: readonly string[];
  /** Limits that only sort; left out, they are those that were heard and are no must. */
  readonly wishes?: readonly LimitCode[];
  /** The language the reader says it is in. */
  readonly language?: LexiconLanguage;
  /** Words that are meant as typed. */
  readonly asTyped?: readonly string[];
  /** The language a service should be in, where that is a limit; left out, the one they spoke. */
  readonly inLanguage?: string;
};

/** Something that matters for which nothing was found, or only what a limit hides. */
export type Nothing = {
  readonly concepts: readonly HeardConcept[];
  /** The limit that hides all there would have been; null when there is nothing at all. */
  readonly limit: LimitCode | null;
  /** The best of what it hides. */
  readonly nearest: Ranked | null;
};

export type Match = {
  readonly heard: Heard;
  readonly musts: readonly LimitCode[];
  readonly wishes: readonly LimitCode[];
  readonly groups: readonly Group[];
  /** Services that only have the same words; shown when nothing was understood that a service could answer. */
  readonly sameWords: readonly Ranked[];
  readonly nothingFor: readonly HeardConcept[];
  readonly nothing: readonly Nothing[];
  readonly found: number;
  /** What limits hide of the services that answer something, by limit, the most first. */
  readonly hidden: readonly { readonly limit: LimitCode; readonly count: number }[];
  /** Which limit a service breaks, by its id. */
  readonly hiddenBy: ReadonlyMap<string, LimitCode>;
  /** The whole list, best first; for measuring and for replay. */
  readonly ranked: readonly Ranked[];
  readonly lexiconVersion: string;
};

/** What was heard in a statement, without what the reader took away and with what they added. */
export function heardIn(
  input: Pick<MatchInput, 'say' | 'not' | 'added' | 'language' | 'asTyped'>,
  lexicon: Lexicon,
): Heard {
  const heard = hear(input.say, lexicon, { language: input.language, asTyped: input.asTyped });
  const gone = new Set(input.not);
  const said = new Set(heard.concepts.map(({ id }) => id));
  const added = (input.added ?? []).filter(id => lexicon.concepts.has(id) && !said.has(id));
  const concepts = [...heard.concepts, ...added.map(id => ({ id, words: [] }))].filter(
    ({ id }) => !gone.has(id),
  );
  const raised = new Set(concepts.map(({ id }) => limitOf(id)));
  const limits = heard.limits.filter(({ code }) => raised.has(code) && !gone.has(code));
  const more = added.flatMap(id => limitOf(id) ?? []).filter(code => !limits.some(one => one.code === code));
  return {
    ...heard,
    concepts,
    unwanted: heard.unwanted.filter(({ id }) => !added.includes(id)),
    limits: [...limits, ...more.map(code => ({ code, words: '', must: false }))],
  };
}

/** Answers a statement from records: pure, so that every answer can be replayed from what it was asked with. */
export function match(
  input: MatchInput,
  heard: Heard,
  records: readonly MatchRecord[],
  lexicon: Lexicon,
  today: Temporal.PlainDate,
  learned: Learned = new Map(),
): Match {
  const said = heard.limits.filter(({ must }) => must).map(({ code }) => code);
  const musts = input.musts ?? said;
  const wishes = (input.wishes ?? heard.limits.map(({ code }) => code)).filter(code => !musts.includes(code));
  const { ranked, hidden } = rank({
    records,
    heard,
    lexicon,
    wishes,
    musts,
    language: input.inLanguage ?? languageWanted(heard),
    withinKm: input.withinKm ?? reachKm,
    today,
    learned,
  });
  const out = hidden.map(({ one }) => one).toSorted(better);
  const shown = input.showHidden ? [...ranked, ...out].toSorted(better) : ranked;
  const { groups, nothingFor } = groupByWhatMatters(shown, heard.concepts, lexicon);
  const understood = heard.concepts.some(({ id }) => asksForSomething(lexicon, id));
  const sameWords =
    understood || groups.length > 0 ? [] : shown.filter(one => one.sameWords.length > 0).slice(0, 5);
  const hiddenBy = new Map(hidden.map(({ one, limit }) => [one.record.serviceId, limit]));
  const answering = new Set(answersTo(out, heard.concepts, lexicon).map(({ record }) => record.serviceId));
  const counts = Map.groupBy(
    hidden.filter(({ one }) => answering.has(one.record.serviceId)),
    ({ limit }) => limit,
  );
  return {
    heard,
    musts,
    wishes,
    groups,
    sameWords,
    nothingFor: nothingFor.flat(),
    nothing: nothingFor.map(concepts => {
      const [nearest] = answersTo(out, concepts, lexicon);
      const limit = nearest ? (hiddenBy.get(nearest.record.serviceId) ?? null) : null;
      return { concepts, limit, nearest: nearest ?? null };
    }),
    found: groups.reduce((sum, { services }) => sum + services.length, 0) + sameWords.length,
    hidden: [...counts]
      .map(([limit, list]) => ({ limit, count: list.length }))
      .toSorted((a, b) => b.count - a.count),
    hiddenBy,
    ranked: shown,
    lexiconVersion: lexicon.version,
  };
}

// Where something was understood and nothing answers it, words in common are chance: then nothing was found.
function asksForSomething(lexicon: Lexicon, id: string): boolean {
  return lexicon.concepts.get(id)?.kind !== 'barrier';
}

// The language asked for: Irish by name, else the one they spoke.
function languageWanted({ concepts, language }: Heard): string | null {
  if (concepts.some(({ id }) => id === 'barrier.irish')) return 'ga';
  return language === 'en' ? null : language;
}
