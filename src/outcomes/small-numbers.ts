import type { ChangeSummary } from './scoring-summary.ts';

/** Groups of fewer people than this are not shown, so that nobody can be recognised in a figure. */
export const FEWEST = 8;

/** A count that may be shown, or null where it stands for one to seven people. */
export function shown(count: number): number | null {
  return count > 0 && count < FEWEST ? null : count;
}

/** One line of the programme's summary, as it may be shown. */
export type ShownSummary = {
  readonly paired: number | null;
  readonly missing: number | null;
  /** Null with fewer than eight pairs. */
  readonly means: { readonly before: number; readonly after: number; readonly difference: number } | null;
  readonly better: number | null;
  readonly same: number | null;
  readonly worse: number | null;
};

/**
 * Hides what stands for fewer than eight people. Where exactly one of better, same and worse would be hidden, the next
 * smallest is hidden too: else the difference to the pairs would give it away.
 */
export function hideSmall(summary: ChangeSummary): ShownSummary {
  const { meanBefore, meanAfter, meanDifference, paired } = summary;
  const enough = paired >= FEWEST && meanBefore !== null && meanAfter !== null && meanDifference !== null;
  return {
    paired: shown(paired),
    missing: shown(summary.missingBefore + summary.missingAfter + summary.missingBoth),
    means: enough ? { before: meanBefore, after: meanAfter, difference: meanDifference } : null,
    ...parts(summary),
  };
}

function parts({ better, same, worse, paired }: ChangeSummary) {
  const counts = [better, same, worse];
  if (paired > 0 && paired < FEWEST) return { better: null, same: null, worse: null };
  const visible = counts.map(shown);
  if (visible.filter(one => one === null).length === 1) {
    const next = counts
      .map((count, index) => ({ count, index }))
      .filter(({ index, count }) => visible[index] !== null && count > 0)
      .toSorted((a, b) => a.count - b.count)[0];
    if (next) visible[next.index] = null;
  }
  const [first = null, second = null, third = null] = visible;
  return { better: first, same: second, worse: third };
}
