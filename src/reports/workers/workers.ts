import { mean, median, quantileSorted } from 'simple-statistics';
import { diceOf } from '../statistics/dice.ts';
import { exponential, playQueue } from '../statistics/queue.ts';

/** What a programme’s own records say of its work over some days. */
export type OwnWork = {
  /** Days that were looked at. */
  readonly days: number;
  /** People who were accepted in these days. */
  readonly accepted: number;
  /** Days from being given to a link worker until the case was closed, of those closed in these days. */
  readonly stays: readonly number[];
  /** Days from being accepted until being given to a link worker, of those given to one in these days. */
  readonly waited: readonly number[];
  /** Link workers at work now, and how many cases all of them take at once. */
  readonly workers: number;
  readonly places: number;
};

/** How many wait how long with a number of link workers. Days; each with the span of nineteen of twenty runs. */
export type Staffed = {
  readonly workers: number;
  readonly half: Spread;
  readonly nineOfTen: Spread;
  /** Share of the runs in which nine of ten waited no longer than was asked for. */
  readonly held: number;
};
export type Spread = { readonly middle: number; readonly low: number; readonly high: number };

/** What cannot be played: too little has been recorded. */
export type TooLittle = 'accepted' | 'stays' | 'workers';

/** Fewer closed cases, or fewer people accepted, say too little about the next year. */
export const FEWEST_CASES = 20;
const RUNS = 40;
const WARM_UP_DAYS = 365;
const DAYS = 365;
/** Most people of one run, so that the page answers soon; a busy service is as steady with fewer days. */
const MOST_COMERS = 4_000;
/** Numbers of link workers beside the first that could keep up. */
const BESIDE = 5;
/** Share of runs that must hold the aim before it is called enough. */
export const ENOUGH = 0.9;

/** What is missing to say anything, or null. */
export function lacksOf(work: OwnWork): TooLittle | null {
  if (work.workers === 0 || work.places === 0) return 'workers';
  if (work.accepted < FEWEST_CASES) return 'accepted';
  return work.stays.length < FEWEST_CASES ? 'stays' : null;
}

/** Cases that are in hand at once on average when nobody waits: the least number of places that can keep up (Little’s law). */
export function loadOf({ accepted, days, stays }: OwnWork): number {
  return (accepted / days) * mean([...stays]);
}

/**
 * Plays a year of a programme’s work with several numbers of link workers, forty times each, after a year that is left out. Each run
 * draws its own year: how many come (as many as came, give or take chance) and how long each stays (any of the stays on record).
 * The draw is the same for the same records, and the same for each number of link workers.
 * @param aim days that nine of ten should wait at most
 * @throws RangeError where `lacksOf` says that too little is on record
 */
export function staffings(work: OwnWork, aim: number): readonly Staffed[] {
  if (lacksOf(work)) throw new RangeError('too little is on record to play it');
  const each = work.places / work.workers;
  const least = Math.max(1, Math.ceil(loadOf(work) / each));
  const from = Math.max(1, Math.min(least, work.workers) - 1);
  const until = Math.max(least + BESIDE, work.workers + 1);
  const shown = [...new Set([...range(from, Math.min(until, from + 2 * BESIDE)), work.workers])];
  return shown
    .toSorted((a, b) => a - b)
    .map(workers => played(work, workers, Math.floor(workers * each), aim));
}

/** The fewest link workers with which the aim holds in nine of ten runs, or null among those that were tried. */
export function enoughOf(staffed: readonly Staffed[]): Staffed | null {
  return staffed.find(one => one.held >= ENOUGH) ?? null;
}

/**
 * Whether people wait longer than a lack of places explains: half of them, in fact, longer than the longest that most of the played years
 * come to with today’s link workers. Then it is something else they wait for, and more link workers may not help.
 */
export function waitsForSomethingElse(work: OwnWork, staffed: readonly Staffed[]): boolean {
  const now = staffed.find(one => one.workers === work.workers);
  return (
    now !== undefined && work.waited.length >= FEWEST_CASES && median([...work.waited]) > now.half.high + 1
  );
}

function played(work: OwnWork, workers: number, places: number, aim: number): Staffed {
  const runs = Array.from({ length: RUNS }, (_, run) => {
    const dice = diceOf(run * 7_919 + work.accepted);
    const came = Math.max(1, work.accepted + Math.sqrt(work.accepted) * normal(dice));
    const gap = work.days / came;
    const days = Math.min(DAYS, MOST_COMERS * gap);
    const warmUp = Math.min(WARM_UP_DAYS, MOST_COMERS * gap);
    return playQueue(
      {
        places: Math.max(1, places),
        nextArrival: exponential(gap),
        stay: roll => work.stays[Math.floor(roll() * work.stays.length)] ?? 0,
      },
      { warmUp, until: warmUp + days, dice },
    ).toSorted((a, b) => a - b);
  }).filter(waits => waits.length > 0);
  const at = (share: number) => runs.map(waits => quantileSorted([...waits], share));
  const nines = at(0.9);
  return {
    workers,
    half: spreadOf(at(0.5)),
    nineOfTen: spreadOf(nines),
    held: nines.filter(days => days <= aim).length / runs.length,
  };
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => quantileSorted(sorted, share);
  return { middle: at(0.5), low: at(0.025), high: at(0.975) };
}

/** A draw from the standard normal distribution (Box and Muller). */
function normal(dice: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
