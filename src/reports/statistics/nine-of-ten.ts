import { quantile } from 'simple-statistics';

/** Fewer than these have no ninth in ten worth the name. */
const FEWEST = 10;

/** What nine of ten do not go beyond, or null with fewer than ten. @example nineOfTen([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) // 9.5 */
export function nineOfTen(values: readonly number[]): number | null {
  return values.length < FEWEST ? null : quantile([...values], 0.9);
}
