/** A count as it may be shown to somebody who must not learn of any one person: rounded, or not at all. */
export type Shown = { readonly kind: 'count'; readonly value: number } | { readonly kind: 'hidden' };

/** A line of a table: its parts, which count nobody twice, and what they come to. */
export type ShownLine = { readonly total: Shown; readonly parts: readonly Shown[] };

/** Counts from one to this are hidden. */
export const MOST_HIDDEN = 7;
/** Others are rounded to the nearest of these. */
export const ROUNDED_TO = 5;
/** How far a rounded count may be from the true one. */
const SLACK = 2;

const hidden: Shown = { kind: 'hidden' };
const isSmall = (count: number): boolean => count >= 1 && count <= MOST_HIDDEN;
const shown = (count: number): Shown => ({
  kind: 'count',
  value: Math.round(count / ROUNDED_TO) * ROUNDED_TO,
});

/**
 * The one way in which counts of people leave a programme. Counts of 1 to 7 are hidden, others rounded to 5. Where a hidden part could be
 * narrowed from the total and the other parts, further parts are hidden with it, the smallest first, and at last the total:
 * whoever puts every number of the line together still holds each of 1 to 7 for possible.
 *
 * Lines that are shown to one reader must have no person in common, such as quarters; else one could be taken from the other.
 * @param parts whole numbers, none negative; the total is their sum
 * @example suppressLine([8, 3, 0]) // total 10; hidden, hidden, 0: else the 3 would be known to be at most 4
 */
export function suppressLine(parts: readonly number[]): ShownLine {
  const total = parts.reduce((sum, part) => sum + part, 0);
  const small = parts.flatMap((part, at) => (isSmall(part) ? [at] : []));
  if (isSmall(total)) return lineOf(parts, total, { away: new Set(parts.keys()), whole: true });
  const away = new Set(small);
  const others = [...parts.keys()]
    .filter(at => !away.has(at) && (parts[at] ?? 0) > 0)
    .toSorted((a, b) => (parts[a] ?? 0) - (parts[b] ?? 0));
  while (away.size > 0 && !isKept(parts, total, away)) {
    const next = others.shift();
    // Nothing is left to hide it among: then the total goes.
    if (next === undefined) return lineOf(parts, total, { away, whole: true });
    away.add(next);
  }
  return lineOf(parts, total, { away, whole: false });
}

function lineOf(
  parts: readonly number[],
  total: number,
  { away, whole }: { readonly away: ReadonlySet<number>; readonly whole: boolean },
): ShownLine {
  return {
    total: whole && total > 0 ? hidden : shown(total),
    parts: parts.map((part, at) => (away.has(at) && (part > 0 || whole) ? hidden : shown(part))),
  };
}

/** What a reader can work out of a count that is shown: between which numbers it lies. */
function boundsOf(count: number): readonly [number, number] {
  const rounded = Math.round(count / ROUNDED_TO) * ROUNDED_TO;
  // Nothing but nought is shown as nought, and nothing below eight as ten.
  return count === 0 ? [0, 0] : [Math.max(rounded - SLACK, MOST_HIDDEN + 1), rounded + SLACK];
}

/**
 * Whether each hidden part may still be anything from 1 to 7. A reader knows that every hidden part is at least 1, and, as long as
 * only small parts are hidden, at most 7.
 */
function isKept(parts: readonly number[], total: number, away: ReadonlySet<number>): boolean {
  const [least, most] = boundsOf(total);
  let [low, high] = [least, most];
  for (const [at, part] of parts.entries()) {
    if (away.has(at)) continue;
    const [from, to] = boundsOf(part);
    low -= to;
    high -= from;
  }
  const others = away.size - 1;
  const onlySmall = [...away].every(at => isSmall(parts[at] ?? 0));
  const othersMost = onlySmall ? others * MOST_HIDDEN : others > 0 ? Number.POSITIVE_INFINITY : 0;
  return low - othersMost <= 1 && high - others >= MOST_HIDDEN;
}
