/** The steps from a referral to a life that goes on, in their order (product.md, row 85). */
export const steps = [
  'referred',
  'accepted',
  'contacted',
  'met',
  'three',
  'introduced',
  'attended',
  'going',
  'measured',
] as const;
export type Step = (typeof steps)[number];

/** What a report needs of one referral; days are counted from the day it was received, by the programme’s calendar. */
export type JourneyFact = {
  readonly id: string;
  /** Whether work on it goes on. */
  readonly open: boolean;
  /** Days since it was received. */
  readonly age: number;
  readonly accepted: boolean;
  readonly triagedAfter: number | null;
  readonly contactedAfter: number | null;
  readonly metAfter: number | null;
  readonly attendedAfter: number | null;
  readonly sessionsHeld: number;
  readonly introduced: boolean;
  readonly going: boolean;
  /** Closed, with answers both from the start and from the end. */
  readonly measured: boolean;
};

/** Sessions that the evidence takes for enough to do something (domain.md, “Dose”). */
const ENOUGH_SESSIONS = 3;

const isReached: Readonly<Record<Step, (fact: JourneyFact) => boolean>> = {
  referred: () => true,
  accepted: fact => fact.accepted,
  contacted: fact => fact.contactedAfter !== null,
  met: fact => fact.metAfter !== null,
  three: fact => fact.sessionsHeld >= ENOUGH_SESSIONS,
  introduced: fact => fact.introduced,
  attended: fact => fact.attendedAfter !== null,
  going: fact => fact.going,
  measured: fact => fact.measured,
};

/** One step of the way: how many came to it, and of those who came no further, who has ended and who is on their way. */
export type StepCount = {
  readonly step: Step;
  readonly reached: number;
  readonly ended: number;
  readonly onTheirWay: number;
};

/** The last step a referral came to, in the order of the steps; some skip one, and an activity may come before a third session. */
export function furthest(fact: JourneyFact): Step {
  return steps.findLast(step => isReached[step](fact)) ?? 'referred';
}

/** Referrals that are alike, and how many they are. */
export type Alike = { readonly fact: JourneyFact; readonly count: number };

/**
 * How many came to each step. Each step is counted by itself, so that somebody who skips one is not lost before it; who ended is
 * counted once, at the last step they came to.
 */
export function stepsOf(facts: readonly JourneyFact[]): readonly StepCount[] {
  return stepsOfAlike(facts.map(fact => ({ fact, count: 1 })));
}

/** The same of referrals that were counted together. */
export function stepsOfAlike(all: readonly Alike[]): readonly StepCount[] {
  const sum = (those: readonly Alike[]) => those.reduce((total, one) => total + one.count, 0);
  const last = Map.groupBy(all, ({ fact }) => furthest(fact));
  return steps.map(step => {
    const here = last.get(step) ?? [];
    const onTheirWay = sum(here.filter(({ fact }) => fact.open));
    return {
      step,
      reached: sum(all.filter(({ fact }) => isReached[step](fact))),
      ended: sum(here) - onTheirWay,
      onTheirWay,
    };
  });
}

/** What people wait for, from the day their referral was received. */
export const waits = ['triaged', 'contacted', 'met', 'attended'] as const;
export type Wait = (typeof waits)[number];

/** Of one referral, days until it came to what is waited for. */
export const after: Readonly<Record<Wait, (fact: JourneyFact) => number | null>> = {
  triaged: fact => fact.triagedAfter,
  contacted: fact => fact.contactedAfter,
  met: fact => fact.metAfter,
  attended: fact => fact.attendedAfter,
};

/** Days that those waited who came to it, the shortest first, and of those who wait still, how many and the longest so far. */
export type Waited = {
  readonly wait: Wait;
  readonly days: readonly number[];
  readonly waiting: number;
  readonly longest: number | null;
};

/** Who has ended without coming to it waits no more and is in neither number. */
export function waitsOf(facts: readonly JourneyFact[]): readonly Waited[] {
  return waits.map(wait => {
    const days = facts.flatMap(fact => after[wait](fact) ?? []).toSorted((a, b) => a - b);
    const ages = facts.filter(fact => fact.open && after[wait](fact) === null).map(fact => fact.age);
    return { wait, days, waiting: ages.length, longest: ages.length > 0 ? Math.max(...ages) : null };
  });
}

/** The answer to how long people wait and where they stop. */
export type JourneyFigures = { readonly counts: readonly StepCount[]; readonly waited: readonly Waited[] };

/** The answer from the facts of each referral. */
export function journeyFigures(facts: readonly JourneyFact[]): JourneyFigures {
  return { counts: stepsOf(facts), waited: waitsOf(facts) };
}
