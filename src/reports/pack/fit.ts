import type { Cell } from '../released/index.ts';
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
