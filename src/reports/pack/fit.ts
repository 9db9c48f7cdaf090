import { type Cell, FEWEST } from '../released/index.ts';
import { type Interval, shareOf } from '../statistics/interval.ts';

/** A count put together from released ones. `atLeast`: some of them are not shown, so it is this or more. Null: none is shown. */
export type Told = { readonly value: number; readonly atLeast: boolean } | null;

/** Released counts of several quarters, added up. It tells no more than they do. @example added([20, null, 15]) // { value: 35, atLeast: true } */
export function added(cells: readonly Cell[]): Told {
  const shown = cells.filter(cell => cell !== null);
  const value = shown.reduce((sum, one) => sum + one, 0);
  const atLeast = shown.length < cells.length;
  // “Nobody or more” says nothing.
  return atLeast && value === 0 ? null : { value, atLeast };
}

/** A share from what is told and from nothing else, with Wilson’s interval for it; null where either is not wholly told. */
export function toldShare(some: Told, all: Told): Interval | null {
  if (!some || !all || some.atLeast || all.atLeast || all.value === 0) return null;
  return shareOf(Math.min(some.value, all.value), all.value);
}

/** How fine a share may be that stands beside no count: twentieths. */
const TWENTIETH = 20;

/**
 * A share beside which no count stands, in steps of five of a hundred, its interval rounded outwards; so it cannot be turned back into how
 * many they were. Null with fewer than eight, and where one to seven are in it or outside it.
 */
export function roughShare(some: number, all: number): Interval | null {
  if (all < FEWEST || isFew(some) || isFew(all - some)) return null;
  const share = shareOf(some, all);
  if (!share) return null;
  return {
    value: Math.round(share.value * TWENTIETH) / TWENTIETH,
    low: Math.floor(share.low * TWENTIETH) / TWENTIETH,
    high: Math.ceil(share.high * TWENTIETH) / TWENTIETH,
  };
}

const isFew = (count: number): boolean => count > 0 && count < FEWEST;

const bands = [500, 200, 100, 50, 20, FEWEST] as const;

/** How many at least, in wide steps, for figures whose count is told nowhere else; null with fewer than eight. @example bandOf(34) // 20 */
export const bandOf = (people: number): number | null => bands.find(least => people >= least) ?? null;
