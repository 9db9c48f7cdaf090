/** Grades of a statement's services by id: 2 fits well, 1 fits, 0 does not; what is not judged counts as 0. */
export type Grades = ReadonlyMap<string, number>;

/** Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), gain 2^grade − 1. */
export function ndcgAt10(order: readonly string[], grades: Grades): number {
  const gain = (grade: number, at: number) => (2 ** grade - 1) / Math.log2(at + 2);
  const got = order.slice(0, 10).reduce((sum, id, at) => sum + gain(grades.get(id) ?? 0, at), 0);
  const ideal = [...grades.values()]
    .toSorted((a, b) => b - a)
    .slice(0, 10)
    .reduce((sum, grade, at) => sum + gain(grade, at), 0);
  return ideal === 0 ? 0 : got / ideal;
}

/** Share of all fitting services that stand among the first twenty. */
export function recallAt20(order: readonly string[], grades: Grades): number {
  const fitting = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  if (fitting.length === 0) return 0;
  const first = new Set(order.slice(0, 20));
  return fitting.filter(id => first.has(id)).length / fitting.length;
}

/** Mean with a 95 % percentile bootstrap interval (1,000 draws); the same numbers give the same interval. */
export function meanWithInterval(values: readonly number[]): { mean: number; low: number; high: number } {
  if (values.length === 0) return { mean: 0, low: 0, high: 0 };
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  let state = 20261123;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return values[Math.floor((state / 2 ** 32) * values.length)] ?? 0;
  };
  const means = Array.from({ length: 1000 }, () => mean(values.map(draw))).toSorted((a, b) => a - b);
  return { mean: mean(values), low: means[24] ?? 0, high: means[974] ?? 0 };
}
