import { type Dose, doses, type Level, levels, type Measure } from '../help/help.ts';
import {
  type Cell,
  type ChangeDetail,
  FEWEST,
  type Release,
  type ReleasedChange,
} from '../released/index.ts';
import type { Interval } from '../statistics/interval.ts';
import { added, type Told, toldShare } from './fit.ts';

export type ChangeOfGroup = {
  readonly people: Told;
  readonly before: number | null;
  readonly mean: Interval | null;
};

export type MeasureFigures = Measure & {
  /** Cases that ended and those of them with both answers, as released. */
  readonly cases: Told;
  readonly pairs: Told;
  readonly whole: ChangeOfGroup & {
    /** Of a single quarter; medians of several cannot be put together. */
    readonly median: number | null;
  };
  /** In how many of the quarters the change could be told, and of how many. */
  readonly quarters: { readonly told: number; readonly all: number };
  /** Of all cases that ended, in the quarters that tell it: without a pair, and without a start, without an end, with neither. */
  readonly missing: Readonly<Record<'any' | 'start' | 'end' | 'both', Interval | null>>;
  readonly reliable: { readonly better: Interval | null; readonly worse: Interval | null } | null;
  readonly byDose: readonly (ChangeOfGroup & { readonly dose: Dose })[];
  readonly byLevel: readonly (ChangeOfGroup & { readonly level: Level })[];
};

/** One quarter of a measure: what was told of it, or that nobody was asked. */
type Quarter = {
  readonly quarter: string;
  readonly ended: Cell;
  readonly detail: ChangeDetail | null;
  readonly pairs: Cell;
};

/** Least and middle of how many have both answers where one to seven have not, below the rounded number of all. */
const [FEWEST_BELOW, MIDDLE_BELOW] = [10, 5];

/** How one measure changed over the cases that ended: the quarters as they were told, put together. */
export function measureFigures(releases: readonly Release[], measure: Measure): MeasureFigures {
  const quarters = releases.map(one => quarterOf(one, measure));
  const details = quarters.flatMap(({ ended, detail, quarter }) =>
    detail ? [{ ...detail, ended, quarter }] : [],
  );
  const told = quarters.filter(one => one.ended !== null && one.pairs !== null);
  const without = added(told.map(one => Math.max(0, (one.ended ?? 0) - (one.pairs ?? 0))));
  const span = releases.map(one => one.quarter);
  const changes = [
    ...details.map(one => ({ ...one, weight: weightOf(one.people, one.ended) })),
    // Of several quarters together only that they are at least eight is told, so they weigh as eight.
    ...details.flatMap(({ carried }) =>
      carried && span.includes(carried.since) ? [{ ...carried, weight: FEWEST }] : [],
    ),
  ];
  const isTold = changes.some(one => one.mean !== null);
  const pairs = pairsOf(quarters);
  const [only] = details;
  return {
    ...measure,
    cases: added(quarters.map(one => one.ended)),
    pairs: pairs ?? (isTold ? { value: FEWEST, atLeast: true } : null),
    whole: {
      ...together(changes),
      people: pairs,
      median: releases.length === 1 ? (only?.median ?? null) : null,
    },
    quarters: { told: quartersTold(details, span), all: releases.length },
    missing: {
      any: toldShare(without, added(told.map(one => one.ended))),
      start: missingOf(details, 'start'),
      end: missingOf(details, 'end'),
      both: missingOf(details, 'both'),
    },
    reliable: measure.scale.reliableChange === null ? null : reliableOf(details),
    byDose: doses.map(({ code }) => ({
      dose: code,
      ...partOf(
        details.map(one => one.dose),
        code,
      ),
    })),
    byLevel: levels.map(level => ({
      level,
      ...partOf(
        details.map(one => one.level),
        level,
      ),
    })),
  };
}

/** In how many quarters there were cases of which the change is told, by themselves or together with others. */
function quartersTold(
  details: readonly (ChangeDetail & { readonly quarter: string })[],
  span: readonly string[],
): number {
  const told = details.flatMap(({ mean, carried, quarter }) => {
    if (mean) return [quarter];
    const [from, until] = [carried ? span.indexOf(carried.since) : -1, span.indexOf(quarter)];
    return from < 0 ? [] : span.slice(from, until + 1);
  });
  return new Set(told).size;
}

/** Versions of a questionnaire are told apart; one that was not asked in a quarter has nobody. */
function quarterOf(release: Release, { instrument, scale }: Measure): Quarter {
  const isThis = (one: Pick<ChangeDetail, 'instrument' | 'scale' | 'version'>) =>
    one.instrument === instrument.id && one.scale === scale.id && one.version === String(instrument.version);
  if (release.more) {
    const detail = release.more.details.find(isThis) ?? null;
    return { quarter: release.quarter, ended: release.ended, detail, pairs: detail ? detail.people : 0 };
  }
  const first = release.changes.find(isThis);
  return {
    quarter: release.quarter,
    ended: release.ended,
    detail: null,
    pairs: first ? first.pairs : release.changes.length === 0 ? 0 : null,
  };
}

/** Where all but one to seven have both answers, their number is told as that of all less ten. */
function pairsOf(quarters: readonly Quarter[]): Told {
  const few = (one: Quarter) => (one.detail?.fewMissing ? Math.max(0, (one.ended ?? 0) - FEWEST_BELOW) : 0);
  const sum = added(quarters.map(one => one.pairs));
  const more = quarters.reduce((all, one) => all + few(one), 0);
  return more === 0 ? sum : { value: (sum?.value ?? 0) + more, atLeast: true };
}

const weightOf = (people: Cell, ended: Cell): number => people ?? Math.max(0, (ended ?? 0) - MIDDLE_BELOW);

/** Means of disjoint groups, each as heavy as it was told to be; the span is that of independent means. */
function together(
  groups: readonly (Pick<ReleasedChange, 'before' | 'mean'> & { readonly weight: number })[],
): Pick<ChangeOfGroup, 'before' | 'mean'> {
  const told = groups.flatMap(({ before, mean, weight }) =>
    mean && before !== null && weight > 0 ? [{ before, mean, weight }] : [],
  );
  const all = told.reduce((sum, one) => sum + one.weight, 0);
  if (all === 0) return { before: null, mean: null };
  const [only] = told;
  if (only && told.length === 1) return { before: only.before, mean: only.mean };
  const value = told.reduce((sum, one) => sum + one.weight * one.mean.value, 0) / all;
  const spread = (of: (mean: Interval) => number) =>
    Math.sqrt(told.reduce((sum, one) => sum + ((one.weight / all) * of(one.mean)) ** 2, 0));
  return {
    before: tenth(told.reduce((sum, one) => sum + one.weight * one.before, 0) / all),
    mean: {
      value: tenth(value),
      low: tenth(value - spread(mean => mean.value - mean.low)),
      high: tenth(value + spread(mean => mean.high - mean.value)),
    },
  };
}

const tenth = (value: number): number => Math.round(value * 10) / 10 + 0;

function partOf(quarters: readonly ChangeDetail['dose'][], part: string): ChangeOfGroup {
  const parts = quarters.map(one => one?.find(each => each.part === part) ?? null);
  const told = parts.flatMap(one => (one ? [{ ...one, weight: one.people ?? 0 }] : []));
  return { people: added(parts.map(one => one?.people ?? null)), ...together(told) };
}

function missingOf(
  details: readonly (ChangeDetail & { readonly ended: Cell })[],
  which: 'start' | 'end' | 'both',
): Interval | null {
  const told = details.filter(one => one.missing !== null && one.ended !== null);
  return toldShare(added(told.map(one => one.missing?.[which] ?? null)), added(told.map(one => one.ended)));
}

function reliableOf(details: readonly ChangeDetail[]): MeasureFigures['reliable'] {
  const told = details.flatMap(one => one.reliable ?? []);
  const all = added(told.map(one => (one.better ?? 0) + (one.same ?? 0) + (one.worse ?? 0)));
  const share = (which: 'better' | 'worse') => toldShare(added(told.map(one => one[which])), all);
  return told.length === 0 ? null : { better: share('better'), worse: share('worse') };
}
