import {
  type Alike,
  after,
  type JourneyFact,
  type JourneyFigures,
  stepsOfAlike,
  type Waited,
  waits,
} from '../journey/journey.ts';

/** What a referral is counted by, as bits of a number in this order. */
export const bits = [
  'triaged_after is not null',
  'contacted_after is not null',
  'met_after is not null',
  'attended_after is not null',
  'open',
  'accepted_after is not null',
  'sessions_held >= 3',
  'introduced_after is not null',
  'going',
  'measured',
] as const;

/**
 * Referrals counted together: by their bits (`of` null), or by the days of one wait. Key null: it has not come to that yet.
 * `oldest` is how many days ago the first of them was received.
 */
export type JourneyLine = {
  readonly of: (typeof waits)[number] | null;
  readonly key: number | null;
  readonly count: number;
  readonly oldest: number;
};

/** The answer from lines of counts; the same as from the facts of each referral. */
export function figuresOfLines(lines: readonly JourneyLine[]): JourneyFigures {
  const all = lines.filter(line => line.of === null).map(alikeOf);
  return {
    counts: stepsOfAlike(all),
    waited: waits.map((wait): Waited => {
      const still = all.filter(({ fact }) => fact.open && after[wait](fact) === null);
      const days = lines
        .filter(line => line.of === wait && line.key !== null)
        .toSorted((a, b) => (a.key ?? 0) - (b.key ?? 0))
        .flatMap(({ key, count }) => new Array<number>(count).fill(key ?? 0));
      return {
        wait,
        days,
        waiting: still.reduce((sum, one) => sum + one.count, 0),
        longest: still.length > 0 ? Math.max(...still.map(({ fact }) => fact.age)) : null,
      };
    }),
  };
}

/** A referral like those of a line; its spans say only whether they are there. */
function alikeOf({ key, count, oldest }: JourneyLine): Alike {
  const has = (bit: (typeof bits)[number]) => ((key ?? 0) & (1 << bits.indexOf(bit))) !== 0;
  const there = (bit: (typeof bits)[number]) => (has(bit) ? 0 : null);
  const fact: JourneyFact = {
    id: '',
    open: has('open'),
    age: oldest,
    accepted: has('accepted_after is not null'),
    triagedAfter: there('triaged_after is not null'),
    contactedAfter: there('contacted_after is not null'),
    metAfter: there('met_after is not null'),
    attendedAfter: there('attended_after is not null'),
    sessionsHeld: has('sessions_held >= 3') ? 3 : 0,
    introduced: has('introduced_after is not null'),
    going: has('going'),
    measured: has('measured'),
  };
  return { fact, count };
}
