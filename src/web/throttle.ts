import type { Clock } from '../platform/clock.ts';

/**
 * Counts tries by key within a window. Used before a password is looked at, so that guessing in parallel gains
 * nothing; the count is of this process and is forgotten with it.
 */
export function throttle(clock: Clock, limit: number, window: Temporal.DurationLike) {
  const tries = new Map<string, { count: number; until: Temporal.Instant }>();
  return {
    /** Reserves one try; false when the limit of the window is used up. */
    allow(key: string): boolean {
      const now = clock.now();
      if (tries.size > 10_000) tries.clear();
      const known = tries.get(key);
      if (!known || Temporal.Instant.compare(known.until, now) <= 0) {
        tries.set(key, { count: 1, until: now.add(window) });
        return true;
      }
      known.count += 1;
      return known.count <= limit;
    },
    forget(key: string): void {
      tries.delete(key);
    },
  };
}
