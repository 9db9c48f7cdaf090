import {
  byDose,
  byLevel,
  type Dose,
  type GroupChange,
  groupChange,
  type Level,
  type Measure,
  type MeasureChange,
  measureChange,
  reliably,
} from '../help/help.ts';
import type { EndedCase } from '../help/queries.ts';
import {
  type Cell,
  FEWEST,
  type Release,
  type ReleasedCut,
  type ReleasedStep,
  type ReleasedWait,
  releasedCuts,
  releasedSteps,
  releasedWaits,
} from '../released/index.ts';
import type { Interval } from '../statistics/interval.ts';
import { barriersOf, type ThereFact, wentOf } from '../there/there.ts';
import { added, bandOf, roughShare, type Told, toldShare } from './fit.ts';

export type WhoFigures = {
  readonly people: Told;
  readonly cuts: readonly {
    readonly cut: ReleasedCut;
    /** In the order of the release, which tells nothing of their size. Null where nothing of the cut can be shown. */
    readonly parts: readonly { readonly part: string; readonly people: Told }[] | null;
  }[];
};

/** Who came: the released cuts of each quarter, added up. */
export function whoFigures(releases: readonly Release[]): WhoFigures {
  return {
    people: added(releases.map(one => one.funnel.referred)),
    cuts: releasedCuts.map(cut => {
      const tables = releases.map(one => one.cuts.find(each => each.cut === cut)?.parts ?? null);
      const names = [...new Set(tables.flatMap(table => table?.map(row => row.part) ?? []))];
      // Where a quarter tells the cut but has no such part, nobody is in it.
      const cellOf = (table: (typeof tables)[number], part: string) =>
        table === null ? null : (table.find(row => row.part === part) ?? { referred: 0 }).referred;
      return {
        cut,
        parts:
          names.length === 0
            ? null
            : names.map(part => ({ part, people: added(tables.map(table => cellOf(table, part))) })),
      };
    }),
  };
}

export type JourneyFigures = {
  readonly steps: readonly {
    readonly step: ReleasedStep;
    readonly people: Told;
    readonly share: Interval | null;
  }[];
  /** For each quarter the upper end of the band of days that holds the middle one. */
  readonly waits: readonly {
    readonly wait: ReleasedWait;
    readonly days: readonly (number | null)[];
  }[];
};

/** How far they came within ninety days, and how long half of them waited at most. */
export function journeyFigures(releases: readonly Release[]): JourneyFigures {
  const all = added(releases.map(one => one.funnel.referred));
  return {
    steps: releasedSteps.map(step => {
      const people = added(releases.map(one => one.funnel[step]));
      return { step, people, share: toldShare(people, all) };
    }),
    waits: releasedWaits.map(wait => ({ wait, days: releases.map(one => one.waits[wait]) })),
  };
}

export type ThereFigures = {
  /** Introductions at least, in wide steps. */
  readonly introduced: number | null;
  readonly attended: Interval | null;
  readonly going: Interval | null;
  readonly waiting: Interval | null;
  /** Reasons that stopped eight or more, in the order of their codes, as shares of all reasons. */
  readonly barriers: readonly { readonly code: string; readonly share: Interval }[];
  readonly reasons: number | null;
};

/** Whether people got there and what stopped them. Introductions are counted, since somebody may be introduced to two groups. */
export function thereFigures(facts: readonly ThereFact[]): ThereFigures {
  const went = wentOf(facts);
  const barriers = barriersOf(facts).toSorted((a, b) => a.code.localeCompare(b.code, 'en'));
  const reasons = barriers.reduce((sum, one) => sum + one.count, 0);
  return {
    introduced: bandOf(went.introduced),
    attended: roughShare(went.attended, went.introduced - went.waiting),
    going: roughShare(went.going, went.introduced - went.waiting),
    waiting: roughShare(went.waiting, went.introduced),
    barriers: barriers.flatMap(({ code, count }) => {
      const share = roughShare(count, reasons);
      return share ? [{ code, share }] : [];
    }),
    reasons: bandOf(reasons),
  };
}

export type ChangeOfGroup = {
  /** Eight at least, which is all that is told of how many they are; null with fewer. */
  readonly people: number | null;
  readonly before: number | null;
  readonly mean: Interval | null;
  readonly median: Interval | null;
};

export type MeasureFigures = Measure & {
  /** Cases that ended and those of them with both answers, as released. */
  readonly cases: Told;
  readonly pairs: Told;
  readonly whole: ChangeOfGroup;
  /** Of all cases that ended: without a pair, as released; and without a start, without an end, with neither. */
  readonly missing: Readonly<Record<'any' | 'start' | 'end' | 'both', Interval | null>>;
  readonly reliable: { readonly better: Interval | null; readonly worse: Interval | null } | null;
  readonly byDose: readonly (ChangeOfGroup & { readonly dose: Dose })[];
  readonly byLevel: readonly (ChangeOfGroup & { readonly level: Level })[];
};

/** How one measure changed over the cases that ended: everybody is a pair or missing. */
export function measureFigures(
  releases: readonly Release[],
  cases: readonly EndedCase[],
  measure: Measure,
): MeasureFigures {
  const change = measureChange(cases, measure);
  const { pairs, missing } = change;
  const isThis = (one: Release['changes'][number]) =>
    one.instrument === measure.instrument.id && one.scale === measure.scale.id;
  const quarters = releases.map(one => ({ ended: one.ended, pairs: pairsOf(one.changes.filter(isThis)) }));
  const told = quarters.filter(one => one.ended !== null && one.pairs !== null);
  // Where a quarter hides its pairs, why others are missing would narrow them down.
  const why = (count: number) => (told.length === quarters.length ? roughShare(count, cases.length) : null);
  const whole = fitGroup(groupChange(pairs));
  return {
    ...measure,
    cases: added(quarters.map(one => one.ended)),
    pairs: added(quarters.map(one => one.pairs)) ?? (whole.mean ? { value: FEWEST, atLeast: true } : null),
    whole,
    missing: {
      any: toldShare(withoutPair(told), added(told.map(one => one.ended))),
      start: why(missing.start),
      end: why(missing.end),
      both: why(missing.both),
    },
    reliable: fitReliable(change),
    byDose: byDose(pairs).map(one => ({ ...one, ...fitGroup(one) })),
    byLevel: byLevel(pairs).map(one => ({ ...one, ...fitGroup(one) })),
  };
}

/** Who lacks one of the two answers, from what was released of those quarters in which both counts are told. */
function withoutPair(told: readonly { readonly ended: Cell; readonly pairs: Cell }[]): Told {
  const [ended, pairs] = [added(told.map(one => one.ended)), added(told.map(one => one.pairs))];
  return ended && pairs && { value: Math.max(0, ended.value - pairs.value), atLeast: false };
}

/** Versions of a questionnaire are released apart; a scale that was not asked in a quarter has nobody. */
function pairsOf(changes: Release['changes']): number | null {
  const told = added(changes.map(one => one.pairs));
  if (changes.length === 0) return 0;
  return told === null || told.atLeast ? null : told.value;
}

/** Means and medians of fewer than eight were left out where they were made. */
function fitGroup({ people, before, mean, median: middle }: GroupChange): ChangeOfGroup {
  return { people: bandOf(people), before: tenth(before), mean: tenths(mean), median: tenths(middle) };
}

const tenth = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10) / 10 + 0;
const tenths = (one: Interval | null): Interval | null =>
  one && {
    value: Math.round(one.value * 10) / 10 + 0,
    low: Math.round(one.low * 10) / 10 + 0,
    high: Math.round(one.high * 10) / 10 + 0,
  };

function fitReliable(change: MeasureChange): MeasureFigures['reliable'] {
  const both = reliably(change);
  if (!both) return null;
  const all = change.pairs.length;
  const count = (share: Interval) => Math.round(share.value * all);
  return { better: roughShare(count(both.better), all), worse: roughShare(count(both.worse), all) };
}
