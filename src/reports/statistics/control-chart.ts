import { mean } from 'simple-statistics';

/** A run chart with limits: what lies outside, or a long run on one side, is more than chance would do. */
export type ControlChart = {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
  /** For each point whether it is a signal, and which. */
  readonly signals: readonly (Signal | null)[];
};
/** `outside`: beyond a limit. `run`: one of eight or more in a row on one side of the middle. */
export type Signal = 'outside' | 'run';

/** Limits mean something from about this many points on. */
export const FEWEST_POINTS = 8;
/** 3 divided by d2 for moving ranges of two: Wheeler, Understanding Variation. */
const XMR = 2.66;
const RUN = 8;

/**
 * Individual values with limits from their moving ranges (XmR chart): Shewhart; Wheeler 1993. Right for waits in days or counts of a
 * month, whatever their distribution.
 * @param values in order of time
 * @returns null with fewer than eight points
 * @example controlChart([39, 41, 41, 41, 43, 44, 41, 42])?.middle // 41.5
 */
export function controlChart(values: readonly number[]): ControlChart | null {
  if (values.length < FEWEST_POINTS) return null;
  const middle = mean([...values]);
  const ranges = values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? value)));
  const half = XMR * mean(ranges);
  const [low, high] = [middle - half, middle + half];
  const inRun = membersOfRuns(values.map(value => Math.sign(value - middle)));
  return {
    middle,
    low,
    high,
    signals: values.map((value, at) => {
      if (value < low || value > high) return 'outside';
      return inRun[at] ? 'run' : null;
    }),
  };
}

/** Which points belong to eight or more in a row on one side; one that lies on the middle ends a run. */
function membersOfRuns(sides: readonly number[]): readonly boolean[] {
  const lengths: number[] = [];
  for (const [at, side] of sides.entries())
    lengths.push(side !== 0 && sides[at - 1] === side ? (lengths[at - 1] ?? 0) + 1 : side === 0 ? 0 : 1);
  return sides.map((side, at) => {
    if (side === 0) return false;
    let end = at;
    while (sides[end + 1] === side) end += 1;
    return (lengths[end] ?? 0) >= RUN;
  });
}
