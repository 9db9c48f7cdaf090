import { z } from 'zod';

/** How far a case is: from the state it is in and the sessions that were held. */
export const stages = ['starting', 'going', 'ending', 'paused'] as const;
export type Stage = (typeof stages)[number];

/** What is recorded of an open case and makes it more or less work. No names, no words, no kind of a concern. */
export type CaseLoad = {
  readonly stage: Stage;
  /** A restricted concern is open. It counts; what it is about is not read. */
  readonly concern: boolean;
  readonly needs: number;
  /** Barriers in the plan that stand. */
  readonly barriers: number;
  readonly interpreter: boolean;
  readonly homeVisits: boolean;
  /** Days since the two sides were last in touch; null: not yet. */
  readonly quietDays: number | null;
};

const hundredths = z.number().int().min(0).max(500);

/** What each fact weighs, in hundredths of an ordinary case that is going. */
export const caseloadWeights = z.object({
  starting: hundredths,
  going: hundredths,
  ending: hundredths,
  paused: hundredths,
  concern: hundredths,
  /** For each need beyond the second. */
  need: hundredths,
  /** For each barrier that stands. */
  barrier: hundredths,
  interpreter: hundredths,
  homeVisits: hundredths,
  /** Nobody has been in touch for four weeks, and the case is not paused. */
  quiet: hundredths,
});
export type CaseloadWeights = z.output<typeof caseloadWeights>;
export const weightNames = caseloadWeights.keyof().options;

/**
 * What counts until a programme sets its own. It is the house’s own estimate: we know of no published and tested scale for link workers,
 * and the page of the weights says so.
 */
export const houseWeights: CaseloadWeights = {
  starting: 125,
  going: 100,
  ending: 75,
  paused: 25,
  concern: 100,
  need: 25,
  barrier: 25,
  interpreter: 50,
  homeVisits: 50,
  quiet: 25,
};

/** Needs that every case has; what is beyond them weighs. */
export const ORDINARY_NEEDS = 2;
/** Of needs, and of barriers, no more than so many weigh, so that a long list does not outweigh everything else. */
export const MOST_COUNTED = 4;
/** Days without a word after which somebody has to be sought again. */
export const QUIET_DAYS = 28;

/**
 * How much a case weighs, in hundredths of an ordinary one. Every part is something that was recorded; nothing is judged.
 * @example caseWeight(ordinary, houseWeights) // 100
 */
export function caseWeight(load: CaseLoad, weights: CaseloadWeights): number {
  const counted = (many: number) => Math.min(MOST_COUNTED, Math.max(0, many));
  const quiet = load.stage !== 'paused' && load.quietDays !== null && load.quietDays > QUIET_DAYS;
  return (
    weights[load.stage] +
    (load.concern ? weights.concern : 0) +
    counted(load.needs - ORDINARY_NEEDS) * weights.need +
    counted(load.barriers) * weights.barrier +
    (load.interpreter ? weights.interpreter : 0) +
    (load.homeVisits ? weights.homeVisits : 0) +
    (quiet ? weights.quiet : 0)
  );
}

/** A link worker’s open cases, counted and weighed. */
export type WorkerLoad = {
  readonly open: number;
  /** In ordinary cases: 14.5 weighs as much as fourteen and a half of them. */
  readonly weighted: number;
};

/** Counts and weighs the cases of each link worker. */
export function loadsOf(
  cases: readonly (CaseLoad & { readonly worker: string })[],
  weights: CaseloadWeights,
): ReadonlyMap<string, WorkerLoad> {
  return new Map(
    [...Map.groupBy(cases, one => one.worker)].map(([worker, theirs]) => [
      worker,
      {
        open: theirs.length,
        weighted: theirs.reduce((sum, one) => sum + caseWeight(one, weights), 0) / 100,
      },
    ]),
  );
}
