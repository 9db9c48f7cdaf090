import type { WordOfWaiting } from './store.ts';

type Standing = {
  readonly toldAt: Temporal.Instant | null;
  /** Working days, as they were told last. */
  readonly days: number | null;
  readonly callOwed: boolean;
};

/** A difference smaller than this is no news: the middle of a handful of people moves every week. */
const LEAST_DAYS = 2;
const LEAST_SHARE = 0.25;

/**
 * What somebody who waits should hear now: the pack when they were never told, that the wait changed when it did by so much that it
 * matters, a light word when they heard nothing for some weeks, and nothing while a call is owed.
 * @param weeks between two words; 0: none but pack and changes
 */
export function dueWord(
  { toldAt, days, callOwed }: Standing,
  {
    now,
    expected,
    weeks,
  }: { readonly now: Temporal.Instant; readonly expected: number; readonly weeks: number },
): WordOfWaiting | null {
  if (callOwed) return null;
  if (toldAt === null || days === null) return 'welcome';
  const difference = Math.abs(expected - days);
  if (difference >= LEAST_DAYS && difference >= days * LEAST_SHARE) return 'changed';
  if (weeks > 0 && toldAt.until(now).total('hours') >= weeks * 7 * 24) return 'check_in';
  return null;
}
