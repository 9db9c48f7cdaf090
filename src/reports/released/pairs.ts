import { type Cell, fitCount, isSmall } from './fit.ts';

/**
 * How many of the cases that ended have answers from both ends, for several scales of the same cases. Pairs are told only where nobody or at
 * least eight have both, and nobody or at least eight have not: then also a reader who knew exactly how many ended learns of no small number.
 * @param cases how many ended; with fewer than eight nothing is shown
 */
export function fitPairs(
  cases: number,
  pairs: readonly number[],
): { readonly cases: Cell; readonly pairs: readonly Cell[] } {
  if (isSmall(cases)) return { cases: null, pairs: pairs.map(() => null) };
  return {
    cases: fitCount(cases),
    pairs: pairs.map(count => (isSmall(cases - count) ? null : fitCount(count))),
  };
}
