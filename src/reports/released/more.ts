import { quantileSorted } from 'simple-statistics';
import { byDose, byLevel, type GroupChange, groupChange } from '../help/help.ts';
import type { BriefLine } from '../missing/brief.ts';
import type { Interval } from '../statistics/interval.ts';
import { type Carried, mayTellTogether } from './carried.ts';
import type { ChangeFact, ReachCut, ReleasedTable } from './cuts.ts';
import { type Cell, FEWEST, fitCount, isSmall, toFifth } from './fit.ts';
import { fitThere, type ReleasedThere, type ThereCase } from './there.ts';

/** How what is told beside the first figures is written; raised when it tells other things. */
export const FORM = 1;
/** Fewer cases say too little of how long one is in hand. */
const FEWEST_STAYS = 20;
const WEEK = 7;

/** A change as it leaves: the number of people where it may be told, their start and the mean with where it may lie, in fifths. */
export type ReleasedChange = {
  readonly people: Cell;
  readonly before: number | null;
  readonly mean: Interval | null;
};
/** One scale in a quarter. What stands beside each other was told of disjoint groups of nobody or at least eight. */
export type ChangeDetail = ReleasedChange & {
  readonly instrument: string;
  readonly version: string;
  readonly scale: string;
  /** Both answers of all but one to seven are there; so their number is not told. */
  readonly fewMissing: boolean;
  /** To a whole number: a half would say that they are even. */
  readonly median: number | null;
  readonly missing: Readonly<Record<'start' | 'end' | 'both', Cell>> | null;
  readonly reliable: Readonly<Record<'better' | 'same' | 'worse', Cell>> | null;
  readonly dose: readonly (ReleasedChange & { readonly part: string })[] | null;
  readonly level: readonly (ReleasedChange & { readonly part: string })[] | null;
  /** Where the quarter alone is too small: with the quarters before it that told nothing either, since that one; how many is not told. */
  readonly carried: (Omit<ReleasedChange, 'people'> & { readonly since: string }) | null;
};

/** What a release tells for the programme’s own pages and packs. */
export type More = {
  readonly form: number;
  readonly reach: readonly ReleasedTable<ReachCut>[];
  readonly there: ReleasedThere;
  readonly details: readonly ChangeDetail[];
  /** Weeks in which a quarter, half, and three quarters of the cases that were closed had been; null with fewer than twenty. */
  readonly stays: readonly [number, number, number] | null;
  /** What was missing in the half year that ends with the quarter; left out elsewhere, null with fewer than eight people. */
  readonly missing?: readonly BriefLine[] | null;
};

/** What it is made of. Never leaves. */
export type MoreTruth = {
  /** Of each case whose first introduction was sent in the quarter. */
  readonly there: readonly ThereCase[];
  /** Days each case was in hand that was closed in the quarter. */
  readonly stays: readonly number[];
  readonly missing?: readonly BriefLine[] | null;
  readonly carried?: readonly Carried[];
};

type Facts = { readonly ended: number; readonly changes: readonly ChangeFact[] };

/** What a programme tells beyond the first figures of a release. */
export function fitMore(
  { ended, changes }: Facts,
  { there, stays, missing, carried = [] }: MoreTruth,
  reach: More['reach'],
): More {
  return {
    form: FORM,
    reach,
    there: fitThere(there),
    details: changes.map(one => {
      const detail = detailOf(one, ended);
      return { ...detail, carried: detail.mean === null ? withCarried(one, ended, carried) : null };
    }),
    stays: staysOf(stays),
    ...(missing === undefined ? {} : { missing }),
  };
}

const isApart = (counts: readonly number[]): boolean => counts.every(count => !isSmall(count));

/**
 * One scale. Where one to seven have no pair, their number must not be narrowed by that of the pairs: then only the change of all pairs is told,
 * and only where so many ended that those without could be one to seven whatever the pairs are. Everything finer needs nobody or at least
 * eight in each of its parts, so that no part is what others leave of the whole.
 */
function detailOf(fact: ChangeFact, ended: number): Omit<ChangeDetail, 'carried'> {
  const { instrument, version, scale, pairs, missing } = fact;
  const without = ended - pairs.length;
  const isWhole = !isSmall(ended) && isApart([pairs.length, without]);
  const fewMissing = isSmall(without) && ended >= 2 * FEWEST - 1;
  const all = (isWhole || fewMissing) && pairs.length >= FEWEST ? groupChange(pairs) : null;
  const reasons = [missing.start, missing.end, missing.both];
  return {
    instrument,
    version,
    scale,
    fewMissing,
    ...changeOf(all),
    people: isWhole ? fitCount(pairs.length) : null,
    median: all?.median ? Math.round(all.median.value) + 0 : null,
    missing:
      isWhole && isApart(reasons)
        ? { start: fitCount(missing.start), end: fitCount(missing.end), both: fitCount(missing.both) }
        : null,
    reliable: isWhole ? reliableOf(fact) : null,
    dose: isWhole && all ? partsOf(byDose(pairs).map(one => ({ ...one, part: one.dose }))) : null,
    level: isWhole && all ? partsOf(byLevel(pairs).map(one => ({ ...one, part: one.level }))) : null,
  };
}

function withCarried(fact: ChangeFact, ended: number, carried: readonly Carried[]): ChangeDetail['carried'] {
  const earlier = carried.find(
    one => one.instrument === fact.instrument && one.version === fact.version && one.scale === fact.scale,
  );
  if (!earlier || fact.pairs.length === 0) return null;
  const pairs = [...earlier.pairs, ...fact.pairs];
  if (!mayTellTogether(pairs.length, ended + earlier.ended)) return null;
  return { since: earlier.since, ...changeOf(groupChange(pairs)) };
}

function reliableOf({ pairs, reliable }: ChangeFact): ChangeDetail['reliable'] {
  if (!reliable || pairs.length < FEWEST) return null;
  const sign = reliable.better === 'higher' ? 1 : -1;
  const by = pairs.map(pair => (sign * Math.round((pair.after - pair.before) * 100)) / 100);
  const better = by.filter(one => one >= reliable.by).length;
  const worse = by.filter(one => one <= -reliable.by).length;
  const same = pairs.length - better - worse;
  return isApart([better, same, worse])
    ? { better: fitCount(better), same: fitCount(same), worse: fitCount(worse) }
    : null;
}

function partsOf(groups: readonly (GroupChange & { readonly part: string })[]): ChangeDetail['dose'] {
  return isApart(groups.map(one => one.people))
    ? groups.map(one => ({ part: one.part, ...changeOf(one), people: fitCount(one.people) }))
    : null;
}

function changeOf(group: GroupChange | null): Pick<ReleasedChange, 'before' | 'mean'> {
  return {
    before: group?.before == null ? null : toFifth(group.before),
    mean: group?.mean ? outwards(group.mean) : null,
  };
}

/** A mean in fifths, its span widened to fifths. */
const outwards = ({ value, low, high }: Interval): Interval => ({
  value: toFifth(value),
  low: (Math.floor(low * 5) * 2) / 10 + 0,
  high: (Math.ceil(high * 5) * 2) / 10 + 0,
});

function staysOf(days: readonly number[]): More['stays'] {
  if (days.length < FEWEST_STAYS) return null;
  const sorted = days.toSorted((a, b) => a - b);
  const weeks = (share: number) => Math.round(quantileSorted(sorted, share) / WEEK);
  return [weeks(0.25), weeks(0.5), weeks(0.75)];
}
