import { mean, median, probit, quantileSorted } from 'simple-statistics';
import { diceOf } from './dice.ts';

/** A figure with the span it may well lie in. Same unit as what was measured. */
export type Interval = { readonly value: number; readonly low: number; readonly high: number };

/** How sure a span is: 0.95 leaves one in twenty outside. */
const LEVEL = 0.95;
/** Fewer than these and a span from resampling says more than the numbers do. */
const FEWEST_TO_RESAMPLE = 8;
const RESAMPLES = 2_000;

/**
 * Share of some among all, with Wilson’s score interval, which holds for small numbers and for none or all of them.
 * Source: Wilson 1927; Newcombe 1998 (method 3).
 * @param level 0.95 for a report; 0.998 for the outer limit of a funnel plot
 * @returns null when there is nobody
 * @example shareOf(15, 148) // { value: 0.101…, low: 0.062…, high: 0.160… }
 */
export function shareOf(some: number, all: number, level = LEVEL): Interval | null {
  if (all === 0) return null;
  if (!(some >= 0 && some <= all)) throw new RangeError(`${some} of ${all} is no share`);
  const share = some / all;
  const z = quantileOfNormal(0.5 + level / 2);
  const middle = (share + z ** 2 / (2 * all)) / (1 + z ** 2 / all);
  const half = (z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))) / (1 + z ** 2 / all);
  return { value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

const statistics = { mean, median } as const;

/**
 * Mean or median with the span between the 2.5th and 97.5th of what 2,000 samples of the same people, drawn with replacement, come to
 * (percentile bootstrap; Efron and Tibshirani 1993, chapter 13). The draw is the same for the same numbers, in whatever order they come.
 * @returns null with fewer than eight: from so few, a span would pretend to know
 */
export function resampled(values: readonly number[], of: keyof typeof statistics): Interval | null {
  if (values.length < FEWEST_TO_RESAMPLE) return null;
  const sorted = Float64Array.from(values).sort();
  const draw = of === 'mean' ? meansOf(sorted) : mediansOf(sorted);
  const drawn = Float64Array.from({ length: RESAMPLES }, draw).sort();
  return {
    value: statistics[of]([...sorted]),
    low: quantileSorted([...drawn], (1 - LEVEL) / 2),
    high: quantileSorted([...drawn], 1 - (1 - LEVEL) / 2),
  };
}

/** The mean of a sample as large as all, drawn anew at each call. */
function meansOf(sorted: Float64Array): () => number {
  const roll = diceOf(sorted.length);
  const { length } = sorted;
  return () => {
    let sum = 0;
    for (let at = 0; at < length; at += 1) sum += sorted[Math.floor(roll() * length)] ?? 0;
    return sum / length;
  };
}

/** The median of a sample as large as all, drawn anew at each call. It counts how often each value came, which needs no sorting. */
function mediansOf(sorted: Float64Array): () => number {
  const roll = diceOf(sorted.length);
  const { length } = sorted;
  const distinct = Float64Array.from(new Set(sorted));
  const placeOf = new Uint32Array(length);
  for (let at = 1; at < length; at += 1)
    placeOf[at] = (placeOf[at - 1] ?? 0) + (sorted[at] === sorted[at - 1] ? 0 : 1);
  const counts = new Uint32Array(distinct.length);
  const [lower, upper] = [Math.floor((length - 1) / 2), Math.floor(length / 2)];
  return () => {
    counts.fill(0);
    for (let at = 0; at < length; at += 1) {
      const place = placeOf[Math.floor(roll() * length)] ?? 0;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    let [place, passed] = [0, counts[0] ?? 0];
    while (passed <= lower) passed += counts[++place] ?? 0;
    const low = distinct[place] ?? 0;
    while (passed <= upper) passed += counts[++place] ?? 0;
    return (low + (distinct[place] ?? 0)) / 2;
  };
}

/** The value below which a share of the standard normal distribution lies. @example quantileOfNormal(0.975) // 1.95996… */
export function quantileOfNormal(share: number): number {
  // The library’s value is right to 4.5e-4; two steps of Newton’s method on the exact density make it exact enough.
  let z = probit(share);
  for (let step = 0; step < 3; step += 1) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    z -= (cumulative(z) - share) / density;
  }
  return z;
}

/** Share of the standard normal distribution below a value, by the series of its integral; right to 1e-12 within seven deviations. */
function cumulative(z: number): number {
  let [term, sum] = [z, z];
  for (let k = 1; k < 200 && Math.abs(term) > 1e-16; k += 1) {
    term *= (z * z) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}
