import type { JourneyFact } from '../journey/journey.ts';
import type { Dimension } from '../population/index.ts';
import { besideResidents } from '../statistics/beside.ts';
import { type Interval, shareOf } from '../statistics/interval.ts';
import { rateOf } from '../statistics/rate.ts';

/** One person of a report, however many referrals they had in the span, without a name. */
export type ReachPerson = {
  readonly id: string;
  /** How far they came: by any of their referrals. */
  readonly fact: JourneyFact;
  /** What is recorded of them; null where nothing is, `not_said` where they were asked and would rather not say. */
  readonly parts: Readonly<Record<Dimension, string | null>>;
};

/** How many of one part come, beside how many live here. */
export type PartReached = {
  readonly part: string;
  readonly people: number;
  /** Of the people of whom this is recorded. */
  readonly share: Interval | null;
  readonly residents: number | null;
  readonly residentShare: number | null;
  /** Share of the people over share of the residents: 1 is what the area would lead one to expect. */
  readonly ratio: Interval | null;
  /** A thousand residents bring so many. */
  readonly rate: Interval | null;
  /** Further from 1 than chance would bring one part in twenty. */
  readonly beside: 'fewer' | 'more' | null;
};

/** One dimension: its parts, and of how many people nothing can be said. */
export type Reached = {
  readonly parts: readonly PartReached[];
  readonly known: number;
  readonly notRecorded: number;
  readonly notSaid: number;
};

/** Fewer people of whom it is known say nothing of a share. */
export const FEWEST_KNOWN = 8;

/**
 * How the people of a report compare with the residents, part by part. The interval of a share is Wilson’s; that of the ratio is the same
 * over the residents’ share, which a census counts rather than samples; that of the rate is Garwood’s. Parts come in the order given,
 * then those that only people or only residents have.
 */
export function reachOf(
  people: readonly ReachPerson[],
  dimension: Dimension,
  residents: ReadonlyMap<string, number> | null,
  order: readonly string[],
): Reached {
  const counts = new Map<string | null, number>();
  for (const { parts } of people) counts.set(parts[dimension], (counts.get(parts[dimension]) ?? 0) + 1);
  const notRecorded = counts.get(null) ?? 0;
  const notSaid = counts.get('not_said') ?? 0;
  const known = people.length - notRecorded - notSaid;
  const all = residents === null ? 0 : [...residents.values()].reduce((sum, one) => sum + one, 0);
  const there = [...counts.keys()].filter(part => part !== null && part !== 'not_said');
  const parts = [...new Set([...order, ...(residents?.keys() ?? []), ...there])].filter(
    (part): part is string => part !== null && (counts.has(part) || (residents?.get(part) ?? 0) > 0),
  );
  return {
    parts: parts.map(part => partOf(part, counts.get(part) ?? 0, known, residents, all)),
    known,
    notRecorded,
    notSaid,
  };
}

function partOf(
  part: string,
  people: number,
  known: number,
  residents: ReadonlyMap<string, number> | null,
  all: number,
): PartReached {
  const share = shareOf(people, known);
  const here = residents?.get(part) ?? null;
  const residentShare = here === null || all === 0 ? null : here / all;
  const enough = known >= FEWEST_KNOWN ? share : null;
  return {
    part,
    people,
    share,
    residents: here,
    residentShare,
    rate: here === null ? null : rateOf(people, here),
    ...besideResidents(enough, residentShare),
  };
}

/** How far one person came by all their referrals: what any of them reached, the quickest counts. */
export function furthestOf(facts: readonly JourneyFact[]): JourneyFact | null {
  const [first, ...others] = facts;
  if (!first) return null;
  return others.reduce<JourneyFact>(
    (one, other) => ({
      id: one.id,
      open: one.open || other.open,
      age: Math.max(one.age, other.age),
      accepted: one.accepted || other.accepted,
      triagedAfter: soonest(one.triagedAfter, other.triagedAfter),
      contactedAfter: soonest(one.contactedAfter, other.contactedAfter),
      metAfter: soonest(one.metAfter, other.metAfter),
      attendedAfter: soonest(one.attendedAfter, other.attendedAfter),
      sessionsHeld: Math.max(one.sessionsHeld, other.sessionsHeld),
      introduced: one.introduced || other.introduced,
      going: one.going || other.going,
      measured: one.measured || other.measured,
    }),
    first,
  );
}

function soonest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
