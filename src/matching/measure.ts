/** Grades of a statement's services by id: 2 fits well, 1 fits, 0 does not; what is not judged counts as 0. */
export type Grades = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), gain 2^grade − 1. Null where no
 * service fits: then there is no order that would be right.
 */
export function ndcgAt10(order: readonly string[], grades: Grades): number | null {
  const gain = (grade: number, at: number) => (2 ** grade - 1) / Math.log2(at + 2);
  const got = order.slice(0, 10).reduce((sum, id, at) => sum + gain(grades.get(id) ?? 0, at), 0);
  const ideal = [...grades.values()]
    .toSorted((a, b) => b - a)
    .slice(0, 10)
    .reduce((sum, grade, at) => sum + gain(grade, at), 0);
  return ideal === 0 ? null : got / ideal;
}

/**
 * Share of the fitting services that stand among the first twenty, of as many as have room there; null where none fits.
 */
export function recallAt20(order: readonly string[], grades: Grades): number | null {
  const fitting = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  if (fitting.length === 0) return null;
  const first = new Set(order.slice(0, 20));
  return fitting.filter(id => first.has(id)).length / Math.min(20, fitting.length);
}

/** A mean with its 95 % interval. */
export type Interval = { readonly mean: number; readonly low: number; readonly high: number };

/**
 * Mean with a 95 % percentile bootstrap interval (2,000 draws); the same numbers give the same interval. Each value is
 * what one statement came to, so whole statements are drawn.
 */
export function meanWithInterval(values: readonly number[]): Interval {
  if (values.length === 0) return { mean: Number.NaN, low: Number.NaN, high: Number.NaN };
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  let state = 20261123;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return values[Math.floor((state / 2 ** 32) * values.length)] ?? 0;
  };
  const means = Array.from({ length: 2000 }, () => mean(values.map(draw))).toSorted((a, b) => a - b);
  return { mean: mean(values), low: means[49] ?? 0, high: means[1949] ?? 0 };
}
