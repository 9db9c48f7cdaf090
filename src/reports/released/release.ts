import { codeOf, type Quarter } from '../quarter.ts';
import {
  type ChangeFact,
  type ReachCut,
  type ReleasedCut,
  type ReleasedPart,
  type ReleasedTable,
  reachCuts,
  releasedCuts,
} from './cuts.ts';
import { type Cell, FEWEST, fitCount, fitMean, fitMedian } from './fit.ts';
import { fitMore, type More, type MoreTruth } from './more.ts';
import { fitPairs } from './pairs.ts';
import {
  type CutStep,
  cameTo,
  cutSteps,
  type ReleasedStep,
  releasedSteps,
  type Stopped,
  stepsToTell,
} from './steps.ts';
import { fitTables, type Rule } from './tables.ts';

/** Of what the figures mean; another number when a definition changes, so that unlike is not compared with like. */
export const DEFINITIONS = 1;
/** How long each referral is followed, so that one of the last day is counted as one of the first. */
export const FOLLOWED_DAYS = 90;

export const releasedWaits = ['contacted', 'met', 'attended'] as const;
export type ReleasedWait = (typeof releasedWaits)[number];
/** True facts of one referral within its ninety days. Never leaves. */
export type ReleaseFact = {
  readonly furthest: ReleasedStep;
  readonly waits: Readonly<Record<ReleasedWait, number | null>>;
  readonly parts: Readonly<Record<ReleasedCut, string>>;
  readonly reach?: Readonly<Record<ReachCut, string>>;
};
/** Null means: not shown. Every count is nought or rounded to five; means are of eight people or more, in fifths. */
export type Release = {
  readonly definitions: number;
  /** @example '2026-2': referred, or for changes ended, in these months */
  readonly quarter: string;
  /** How many of all came to each step; a step between which and its neighbours a small number stopped is null. */
  readonly funnel: Readonly<Record<ReleasedStep, Cell>>;
  /** Parts add up to the whole; parts are null where nothing of a cut can be shown. */
  readonly cuts: readonly ReleasedTable<ReleasedCut>[];
  /** Upper end of the band of days that holds the median of those who came to it. */
  readonly waits: Readonly<Record<ReleasedWait, number | null>>;
  /** Cases that ended in the quarter after at least one session. */
  readonly ended: Cell;
  readonly changes: readonly {
    readonly instrument: string;
    readonly version: string;
    readonly scale: string;
    readonly pairs: Cell;
    readonly before: number | null;
    readonly mean: number | null;
  }[];
  /** What only the programme and its packs tell. A release that was made before there was any has none. */
  readonly more?: More;
};

/** What a release is made of. */
export type Truth = {
  readonly facts: readonly ReleaseFact[];
  readonly ended: number;
  readonly changes: readonly ChangeFact[];
  /** Every part that a cut has, whether anybody is in it or not. */
  readonly parts: Readonly<Record<ReleasedCut, readonly string[]>>;
  readonly more?: MoreTruth;
};

/** What other programmes are shown of a release: the first figures, without what only its own packs tell. */
export function forOthers({ more: _, ...figures }: Release): Release {
  return figures;
}

/** How many stopped at each step. */
export function stoppedOf(facts: readonly ReleaseFact[]): Stopped {
  const count = (step: ReleasedStep) => facts.filter(fact => fact.furthest === step).length;
  return {
    referred: count('referred'),
    accepted: count('accepted'),
    contacted: count('contacted'),
    met: count('met'),
    introduced: count('introduced'),
    attended: count('attended'),
  };
}

/** Everything of a programme and a quarter that may leave, from facts that may not. */
export function makeRelease(quarter: Quarter, truth: Truth, rule?: Rule): Release {
  const { facts } = truth;
  const stopped = stoppedOf(facts);
  const told = stepsToTell(stopped);
  const shared = truth.changes.filter(one => !one.own);
  const counts = fitPairs(
    truth.ended,
    shared.map(({ pairs }) => pairs.length),
  );
  const cell = (step: ReleasedStep) => (told.includes(step) ? fitCount(cameTo(stopped, step)) : null);
  const wait = (which: ReleasedWait) =>
    (cell(which) ?? 0) >= FEWEST ? fitMedian(facts.flatMap(fact => fact.waits[which] ?? [])) : null;
  const { cuts, reach } = cutsOf(truth, stopped, told, rule);
  return {
    definitions: DEFINITIONS,
    quarter: codeOf(quarter),
    funnel: {
      referred: cell('referred'),
      accepted: cell('accepted'),
      contacted: cell('contacted'),
      met: cell('met'),
      introduced: cell('introduced'),
      attended: cell('attended'),
    },
    cuts,
    waits: { contacted: wait('contacted'), met: wait('met'), attended: wait('attended') },
    ended: counts.cases,
    changes: shared.map(({ instrument, version, scale, pairs }, at) => {
      const shown = counts.pairs[at] ?? null;
      const mean = (values: readonly number[]) => ((shown ?? 0) === 0 ? null : fitMean(values));
      return {
        instrument,
        version,
        scale,
        pairs: shown,
        before: mean(pairs.map(one => one.before)),
        mean: mean(pairs.map(one => one.after - one.before)),
      };
    }),
    ...(truth.more ? { more: fitMore(truth, truth.more, reach) } : {}),
  };
}

type Cuts = {
  readonly cuts: readonly ReleasedTable<ReleasedCut>[];
  readonly reach: readonly ReleasedTable<ReachCut>[];
};

/** All cuts of the same people, made fit to stand beside each other. */
function cutsOf(
  { facts, parts }: Truth,
  stopped: Stopped,
  told: readonly ReleasedStep[],
  rule: Rule | undefined,
): Cuts {
  const reachOf = (fact: ReleaseFact, cut: ReachCut) => fact.reach?.[cut] ?? '';
  const steps = cutSteps.filter(step => told.includes(step));
  if (steps.length === 0)
    return {
      cuts: releasedCuts.map(cut => ({ cut, parts: null })),
      reach: reachCuts.map(cut => ({ cut, parts: null })),
    };
  // The step of the cuts at which somebody is who came no further than this one.
  const stepOf = (step: ReleasedStep) =>
    steps.findLastIndex(one => releasedSteps.indexOf(one) <= releasedSteps.indexOf(step));
  const asked = [
    ...releasedCuts.map(cut => ({
      names: [...new Set([...parts[cut], ...facts.map(fact => fact.parts[cut])])],
      partOf: (fact: ReleaseFact) => fact.parts[cut],
    })),
    // In the order of their names, which tells nothing of who came first.
    ...reachCuts.map(cut => ({
      names: [...new Set(facts.map(fact => reachOf(fact, cut)))].toSorted(),
      partOf: (fact: ReleaseFact) => reachOf(fact, cut),
    })),
  ];
  const tables = asked.map(({ names, partOf }) =>
    names.map(part =>
      steps.map(
        (_, at) => facts.filter(fact => partOf(fact) === part && stepOf(fact.furthest) === at).length,
      ),
    ),
  );
  const whole = told.map((step, at) => {
    const next = told[at + 1];
    return cameTo(stopped, step) - (next ? cameTo(stopped, next) : 0);
  });
  const shown = fitTables({ tables, whole, stepOf: told.map(stepOf) }, rule);
  const partsAt = (at: number): readonly ReleasedPart[] | null => {
    const table = shown[at];
    const cell = (row: number, step: CutStep): Cell =>
      steps.includes(step) ? (table?.[row]?.[steps.indexOf(step)] ?? null) : null;
    if (!table) return null;
    return (asked[at]?.names ?? []).map((part, row) => ({
      part,
      referred: cell(row, 'referred'),
      met: cell(row, 'met'),
      attended: cell(row, 'attended'),
    }));
  };
  return {
    cuts: releasedCuts.map((cut, at) => ({ cut, parts: partsAt(at) })),
    reach: reachCuts.map((cut, at) => ({ cut, parts: partsAt(releasedCuts.length + at) })),
  };
}
