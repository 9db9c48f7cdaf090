import type { Interval } from './interval.ts';

/** How sure a span is: 0.95 leaves one in twenty outside, half of it on either side. */
const LEVEL = 0.95;
/** Halvings of a span; beyond it a double holds no more digits. */
const HALVINGS = 80;

/**
 * How many of a thousand residents, with the exact interval of a Poisson count (Garwood 1936): the smallest and largest expected count
 * under which what was counted, or what lies further out, is no rarer than one in forty.
 * @param count whole people
 * @param residents more than nobody, else null
 * @example rateOf(10, 10_000) // { value: 1, low: 0.4795…, high: 1.8390… }
 */
export function rateOf(count: number, residents: number, per = 1000): Interval | null {
  if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`${count} is no count`);
  if (!(residents > 0)) return null;
  const tail = (1 - LEVEL) / 2;
  const low = count === 0 ? 0 : expected(mean => 1 - atMost(count - 1, mean) < tail, count);
  const high = expected(mean => atMost(count, mean) > tail, count);
  const scale = per / residents;
  return { value: count * scale, low: low * scale, high: high * scale };
}

/** The mean at which a condition that holds below it ceases to hold. */
function expected(holds: (mean: number) => boolean, count: number): number {
  let [low, high] = [0, count + 10 * Math.sqrt(count + 1) + 10];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability of at most so many where a mean is expected, summed down from the largest. */
function atMost(count: number, mean: number): number {
  if (mean === 0) return 1;
  let term = Math.exp(-mean + count * Math.log(mean) - logFactorial(count));
  let sum = 0;
  for (let k = count; k >= 0 && (term > sum * 1e-17 || k > mean); k -= 1) {
    sum += term;
    term *= k / mean;
  }
  return Math.min(1, sum);
}

const logs: number[] = [0];
function logFactorial(count: number): number {
  for (let k = logs.length; k <= count; k += 1) logs.push((logs[k - 1] ?? 0) + Math.log(k));
  return logs[count] ?? 0;
}
