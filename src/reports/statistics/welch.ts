import { gammaln, mean, sampleVariance } from 'simple-statistics';
import type { Interval } from './interval.ts';

const LEVEL = 0.95;
/** Fewer than these in a group and a difference of means says more than the numbers do. */
const FEWEST = 8;

/** A difference of two means with its span, and the degrees of freedom behind it. */
export type Difference = Interval & { readonly freedom: number };

/**
 * Mean of the first less mean of the second, with the interval of Welch, which does not ask that both vary alike (Welch 1947; degrees of
 * freedom after Satterthwaite 1946).
 * @returns null with fewer than eight in either group, or where nothing varies
 * @example differenceOfMeans(one, other) // { value: -1.58, low: -3.37, high: 0.21, freedom: 17.8 }
 */
export function differenceOfMeans(one: readonly number[], other: readonly number[]): Difference | null {
  if (one.length < FEWEST || other.length < FEWEST) return null;
  const [a, b] = [sampleVariance([...one]) / one.length, sampleVariance([...other]) / other.length];
  if (a + b === 0) return null;
  const freedom = (a + b) ** 2 / (a ** 2 / (one.length - 1) + b ** 2 / (other.length - 1));
  const value = mean([...one]) - mean([...other]);
  const half = quantileOfStudent(0.5 + LEVEL / 2, freedom) * Math.sqrt(a + b);
  return { value, low: value - half, high: value + half, freedom };
}

const STEPS = 400;

/**
 * The value below which a share of Student’s distribution lies, for a share of a half or more. The density is integrated by Simpson’s rule
 * and the value sought by halving; right to 1e-6 from three degrees of freedom on.
 * @example quantileOfStudent(0.975, 10) // 2.228139
 */
export function quantileOfStudent(share: number, freedom: number): number {
  let [low, high] = [0, 1];
  while (below(high, freedom) < share && high < 1e6) high *= 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (below(middle, freedom) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Share of Student’s distribution below a value of nought or more. */
function below(value: number, freedom: number): number {
  const scale = Math.exp(gammaln((freedom + 1) / 2) - gammaln(freedom / 2)) / Math.sqrt(freedom * Math.PI);
  const density = (t: number) => scale * (1 + t ** 2 / freedom) ** (-(freedom + 1) / 2);
  const width = value / STEPS;
  let sum = density(0) + density(value);
  for (let step = 1; step < STEPS; step += 1) sum += (step % 2 === 1 ? 4 : 2) * density(step * width);
  return 0.5 + (sum * width) / 3;
}
