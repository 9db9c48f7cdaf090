import { MOST_HIDDEN, ROUNDED_TO } from '../suppress.ts';

/** A count of people as it may leave a programme: nought, or eight and more rounded to five; null where it is not shown. */
export type Cell = number | null;

/** Between which whole numbers a count lies, both ends counted. */
export type Bounds = readonly [number, number];

/** Fewer than these and a mean, a median or a share says too much about each of them. */
export const FEWEST = MOST_HIDDEN + 1;
const SLACK = Math.floor(ROUNDED_TO / 2);

/** From 1 to 7: what nobody outside may learn. */
export const isSmall = (count: number): boolean => count >= 1 && count <= MOST_HIDDEN;

/** The count as it is shown when nothing else tells it: 1 to 7 not at all, others rounded to the nearest five. @example fitCount(12) // 10 */
export function fitCount(count: number): Cell {
  return isSmall(count) ? null : Math.round(count / ROUNDED_TO) * ROUNDED_TO;
}

/** What a reader knows of a shown count. @example boundsOfShown(10) // [8, 12] */
export function boundsOfShown(shown: number): Bounds {
  return shown === 0 ? [0, 0] : [Math.max(shown - SLACK, FEWEST), shown + SLACK];
}

/**
 * A share made from what is shown and from nothing else, in whole hundredths.
 * @returns null where either is not shown or there is nobody
 */
export function fitShare(some: Cell, all: Cell): number | null {
  if (some === null || all === null || all === 0) return null;
  return Math.min(100, Math.round((some / all) * 100));
}

/**
 * To the nearest fifth. A mean of eight or more whole numbers may come to any fifth, however many they are; told more finely it would say
 * which counts it cannot be of. @example toFifth(4.625) // 4.6
 */
export const toFifth = (value: number): number => (Math.round(value * 5) * 2) / 10 + 0;

/** A mean in fifths, from eight people or more; else null. */
export function fitMean(values: readonly number[]): number | null {
  if (values.length < FEWEST) return null;
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return toFifth(mean);
}

/** Upper ends of the bands in which a median of days is told. */
export const waitBands = [2, 7, 14, 21, 28, 42, 60, 90] as const;

/** The band that holds the median, as its upper end in days; null with fewer than eight. */
export function fitMedian(days: readonly number[]): number | null {
  if (days.length < FEWEST) return null;
  const sorted = days.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return waitBands.find(end => middle <= end) ?? null;
}
