import type { ScaleChange } from './scoring-change.ts';

/** One scale over many people. Means are over the paired people only; who is missing stands beside. */
export type ChangeSummary = {
  readonly scale: string;
  /** People with both scores. */
  readonly paired: number;
  readonly missingBefore: number;
  readonly missingAfter: number;
  readonly missingBoth: number;
  readonly meanBefore: number | null;
  readonly meanAfter: number | null;
  readonly meanDifference: number | null;
  /** Sample standard deviation of the differences; null below two pairs. */
  readonly deviation: number | null;
  readonly better: number;
  readonly worse: number;
  readonly same: number;
  readonly reliablyBetter: number;
  readonly reliablyWorse: number;
};

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviationOf(values: readonly number[]): number | null {
  const middle = mean(values);
  if (middle === null || values.length < 2) return null;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}

/**
 * Sums up the changes of one scale over people. Nothing is filled in for who is missing, and the counts add up:
 * paired and the three kinds of missing make everybody.
 */
export function summariseChanges(scale: string, changes: readonly ScaleChange[]): ChangeSummary {
  const ours = changes.filter(one => one.scale === scale);
  const paired = ours.flatMap(one =>
    one.before === null || one.after === null || one.difference === null
      ? []
      : [{ ...one, before: one.before, after: one.after, difference: one.difference }],
  );
  const differences = paired.map(one => one.difference);
  const count = (matches: (one: ScaleChange) => boolean): number => ours.filter(matches).length;
  return {
    scale,
    paired: paired.length,
    missingBefore: count(one => one.missing === 'before'),
    missingAfter: count(one => one.missing === 'after'),
    missingBoth: count(one => one.missing === 'both'),
    meanBefore: mean(paired.map(one => one.before)),
    meanAfter: mean(paired.map(one => one.after)),
    meanDifference: mean(differences),
    deviation: deviationOf(differences),
    better: count(one => one.direction === 'better'),
    worse: count(one => one.direction === 'worse'),
    same: count(one => one.direction === 'same'),
    reliablyBetter: count(one => one.direction === 'better' && one.reliable === true),
    reliablyWorse: count(one => one.direction === 'worse' && one.reliable === true),
  };
}
