import type { Interval } from './interval.ts';

/** A share of those who come, divided by the share of those who live here, and whether that is clearly fewer or more. */
export type Beside = { readonly ratio: Interval | null; readonly beside: 'fewer' | 'more' | null };

/**
 * Sets a share beside that of the residents, which is counted and so has no interval of its own. Clearly fewer or more is where the whole
 * interval lies on one side of one.
 * @param residentShare from 0 to 1; null or 0 where nobody is known to live here: then there is nothing to compare with
 */
export function besideResidents(share: Interval | null, residentShare: number | null): Beside {
  if (!share || !residentShare) return { ratio: null, beside: null };
  const ratio = {
    value: share.value / residentShare,
    low: share.low / residentShare,
    high: share.high / residentShare,
  };
  return { ratio, beside: ratio.high < 1 ? 'fewer' : ratio.low > 1 ? 'more' : null };
}
