/** So many at once, and one more each time a while has passed. */
export type Rule = {
  /** How many may come at once. */
  readonly holds: number;
  /** Milliseconds until one more may. */
  readonly everyMs: number;
};

/** Counts what comes by a name, such as an address. In memory only, and bounded: a flood of names forgets the oldest. */
export type Allowance = {
  /** Takes one, if there is one. @returns whether there was */
  take(name: string, now: number): boolean;
  /** Whether one is there, without taking it. */
  has(name: string, now: number): boolean;
  /** Seconds until the next one, at least one. */
  secondsTo(name: string, now: number): number;
};

type Left = { tokens: number; at: number };

/** Most names that are remembered. An address is about a hundred bytes. */
const MOST_NAMES = 20_000;

/** @param most how many names are remembered */
export function makeAllowance({ holds, everyMs }: Rule, most = MOST_NAMES): Allowance {
  const all = new Map<string, Left>();
  const look = (name: string, now: number): Left => {
    const known = all.get(name);
    if (!known) return { tokens: holds, at: now };
    // A clock that went back gives nothing and takes nothing.
    const gained = Math.max(0, now - known.at) / everyMs;
    return { tokens: Math.min(holds, known.tokens + gained), at: now };
  };
  return {
    take(name, now) {
      const left = look(name, now);
      const there = left.tokens >= 1;
      if (there) left.tokens -= 1;
      // Set anew, it is the youngest.
      all.delete(name);
      all.set(name, left);
      for (const oldest of all.size > most ? all.keys().take(1) : []) all.delete(oldest);
      return there;
    },
    has: (name, now) => look(name, now).tokens >= 1,
    secondsTo: (name, now) => Math.max(1, Math.ceil(((1 - look(name, now).tokens) * everyMs) / 1000)),
  };
}
