/** Numbers that look like chance and come again with the same seed. */
export type Chance = {
  /** A whole number below `n`. */
  below(n: number): number;
  /** True in so many of a hundred cases. */
  often(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
  id(): string;
};

/** @param seed any whole number; printed by every test that uses one (mulberry32) */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => below(16).toString(16)).join('');
  return {
    below,
    often: percent => below(100) < percent,
    pick(list) {
      const one = list[below(list.length)];
      if (one === undefined) throw new RangeError('nothing to pick from');
      return one;
    },
    id: () => `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`,
  };
}
