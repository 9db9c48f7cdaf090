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
 * Referrals counted together: by their bits (no wait), or by the days of one wait. Key null: it has not come to that yet.
 * Last, the day the first of them was received, in days from 1970.
 */
export type JourneyLine = readonly [
  wait: (typeof waits)[number] | null,
  key: number | null,
  count: number,
  since: number,
];

const day0 = Temporal.PlainDate.from('1970-01-01');

/** The answer from lines of counts; the same as from the facts of each referral. Lines of several months are just put together. */
export function figuresOfLines(lines: readonly JourneyLine[], today: Temporal.PlainDate): JourneyFigures {
  const now = day0.until(today, { largestUnit: 'day' }).days;
  const all = lines.filter(([wait]) => wait === null).map(line => alikeOf(line, now));
  return {
    counts: stepsOfAlike(all),
    waited: waits.map((wait): Waited => {
      const still = all.filter(({ fact }) => fact.open && after[wait](fact) === null);
      const days = lines
        .filter(([of, key]) => of === wait && key !== null)
        .toSorted(([, a], [, b]) => (a ?? 0) - (b ?? 0))
        .flatMap(([, key, count]) => new Array<number>(count).fill(key ?? 0));
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
function alikeOf([, key, count, since]: JourneyLine, now: number): Alike {
  const has = (bit: (typeof bits)[number]) => ((key ?? 0) & (1 << bits.indexOf(bit))) !== 0;
  const there = (bit: (typeof bits)[number]) => (has(bit) ? 0 : null);
  const fact: JourneyFact = {
    id: '',
    open: has('open'),
    age: now - since,
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
