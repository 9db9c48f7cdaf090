/** Who waits instead of working stands in a queue, one for each address: many at once wait one after another. */
export type SlowQueue = {
  /** @returns milliseconds since 1970 from which it may be sent; null when the queue is too long */
  join(name: string, now: number): number | null;
};

const EACH_MS = 20_000;
/** No ticket is good for longer than ten minutes. */
const LONGEST_MS = 8 * 60_000;
const MOST_NAMES = 20_000;

export function makeSlowQueue(): SlowQueue {
  const lastOf = new Map<string, number>();
  return {
    join(name, now) {
      const last = Math.max(now, Math.min(lastOf.get(name) ?? now, now + LONGEST_MS));
      const mine = last + EACH_MS;
      if (mine - now > LONGEST_MS) return null;
      lastOf.delete(name);
      lastOf.set(name, mine);
      for (const oldest of lastOf.size > MOST_NAMES ? lastOf.keys().take(1) : []) lastOf.delete(oldest);
      return mine;
    },
  };
}
