import { type Need, needs, restrictedNeeds } from '../../programmes/index.ts';
import { type Interval, shareOf } from '../statistics/interval.ts';

/** One introduction that was sent, without names. */
export type AssetFact = {
  readonly referralId: string;
  readonly serviceId: string;
  readonly serviceName: string;
  /** Kinds of the group as the directory knows them now; none where it is listed no more. */
  readonly kinds: readonly string[];
  readonly attended: boolean;
  /** The group has not answered, or the first time is yet to come. */
  readonly waiting: boolean;
  /** The first time was twelve weeks ago or longer. */
  readonly due: boolean;
  readonly going: boolean;
  /** Due, and neither said to go on nor ended. */
  readonly notAsked: boolean;
  /** Why it stopped, as a code of the barriers. */
  readonly barrier: string | null;
  readonly ageBand: string | null;
  readonly needs: readonly string[];
};

/** Introduced → went → still going, of some introductions. */
export type Works = {
  readonly introduced: number;
  readonly waiting: number;
  /** Of those that wait no more. Null where they are too few. */
  readonly attended: Interval | null;
  readonly due: number;
  /** Of those due. Null where they are too few. */
  readonly going: Interval | null;
  readonly notAsked: number;
  readonly barriers: readonly { readonly code: string; readonly count: number }[];
};

/** Fewer that wait no more, or that are due, say nothing of a share. */
export const FEWEST_OF_SHARE = 5;

/** What became of some introductions. */
export function worksOf(facts: readonly AssetFact[]): Works {
  const ended = facts.filter(fact => !fact.waiting);
  const due = facts.filter(fact => fact.due);
  const barriers = Map.groupBy(
    facts.flatMap(fact => fact.barrier ?? []),
    code => code,
  );
  return {
    introduced: facts.length,
    waiting: facts.length - ended.length,
    attended: enough(ended.filter(fact => fact.attended).length, ended.length),
    due: due.length,
    going: enough(due.filter(fact => fact.going).length, due.length),
    notAsked: due.filter(fact => fact.notAsked).length,
    barriers: [...barriers]
      .map(([code, those]) => ({ code, count: those.length }))
      .toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code, 'en')),
  };
}

const enough = (some: number, all: number): Interval | null =>
  all < FEWEST_OF_SHARE ? null : shareOf(some, all);

/** One part of the introductions, under its code. */
export type PartWorks = Works & { readonly part: string };

/** The same by parts of which one introduction may have several; the most introduced first. */
export function byParts(
  facts: readonly AssetFact[],
  partsOf: (fact: AssetFact) => readonly string[],
): readonly PartWorks[] {
  const parts = [...new Set(facts.flatMap(partsOf))];
  return parts
    .map(part => ({ part, ...worksOf(facts.filter(fact => partsOf(fact).includes(part))) }))
    .toSorted((a, b) => b.introduced - a.introduced || a.part.localeCompare(b.part, 'en', { numeric: true }));
}

/** Needs that may be told apart in a report; restricted ones are counted with none. */
export const toldNeeds = (fact: AssetFact): readonly string[] =>
  fact.needs.filter(need => needs.has(need) && !restrictedNeeds.has(need as Need));
