import { MOST_HIDDEN } from '../suppress.ts';
import { type Bounds, boundsOfShown, type Cell, fitCount, isSmall } from './fit.ts';

/**
 * How many of the cases that ended have answers from both ends, for several scales of the same cases. A scale’s pairs and those who are missing
 * make up the cases, which all scales share; where either is small and could be narrowed down, the pairs are not shown.
 * @param cases how many ended; with fewer than eight nothing is shown
 */
export function fitPairs(
  cases: number,
  pairs: readonly number[],
): { readonly cases: Cell; readonly pairs: readonly Cell[] } {
  if (isSmall(cases)) return { cases: null, pairs: pairs.map(() => null) };
  const shown: Cell[] = pairs.map(fitCount);
  const least = Math.max(0, ...shown.map(one => (one === null ? 1 : boundsOfShown(one)[0])));
  const [low, high] = boundsOfShown(fitCount(cases) ?? 0);
  const all: Bounds = [Math.max(low, least), high];
  return {
    cases: fitCount(cases),
    pairs: pairs.map((count, at) => {
      const cell = shown[at] ?? null;
      if (cell === null || !isSmall(cases - count)) return cell;
      const [fewest, most] = boundsOfShown(cell);
      const mayMiss = (missing: number) => all[0] - missing <= most && all[1] - missing >= fewest;
      return mayMiss(1) && mayMiss(MOST_HIDDEN) ? cell : null;
    }),
  };
}
