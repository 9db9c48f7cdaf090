import { isFew, isNarrowed, type Seen, type Span, spanOf } from './reader.ts';

/** What came of subtracting and adding all pairs of counts. */
export type Tried = { pairs: number; exposed: string[] };

const sizeOfBoth = (one: Seen, other: Seen): number => one.who.intersection(other.who).size;

/**
 * Every pair of counts of one release, subtracted and, where nobody is in both, added. What a pair tells is told by the two alone.
 */
export function tryPairs(seen: readonly Seen[], tried: Tried): void {
  for (const [at, one] of seen.entries()) {
    const own = spanOf(one.cell, one.who.size);
    if (one.cell !== null && isFew(one.who.size)) tried.exposed.push(`${nameOf(one)} is shown`);
    for (const other of seen.slice(at + 1)) {
      tried.pairs += 1;
      const theirs = spanOf(other.cell, other.who.size);
      const both = sizeOfBoth(one, other);
      const [large, small] = one.who.size >= other.who.size ? [one, other] : [other, one];
      const nested = isInside(small, large);
      const [largeSpan, smallSpan] = large === one ? [own, theirs] : [theirs, own];
      const rest = large.who.size - both;
      const left: Span = {
        low: Math.max(0, largeSpan.low - smallSpan.high),
        high: nested ? largeSpan.high - smallSpan.low : largeSpan.high,
      };
      // Of nested counts that are both hidden, the larger has at most seven and the smaller at least one.
      const open: readonly [number, number] = nested
        ? [1, large.cell === null && isFew(large.who.size) ? 6 : 7]
        : [1, 1];
      if (large.cell !== null || small.cell !== null || nested) {
        const narrowed = nested
          ? isNarrowed(rest, left, open)
          : isFew(rest) && left.high <= 7 && left.low > 1;
        if (narrowed) tried.exposed.push(`${nameOf(large)} less ${nameOf(small)}`);
      }
      if (both > 0 || one.cut !== other.cut || one.step !== other.step || one.part === other.part) continue;
      const sum = one.who.size + other.who.size;
      const added: Span = { low: own.low + theirs.low, high: own.high + theirs.high };
      if (sum > 0 && isNarrowed(sum, added, [Number(own.low > 0) + Number(theirs.low > 0), 7]))
        tried.exposed.push(`${nameOf(one)} and ${nameOf(other)}`);
    }
  }
}

/** Whether a reader knows that everybody of the one is in the other: the same part at an earlier step, or the whole. */
function isInside(small: Seen, large: Seen): boolean {
  const later = stepAt(small) >= stepAt(large);
  if (large.cut === 'whole') return later;
  return small.cut === large.cut && small.part === large.part && later;
}

const order = ['referred', 'accepted', 'contacted', 'met', 'introduced', 'attended'];
const stepAt = (one: Seen): number => order.indexOf(one.step);
export const nameOf = ({ cut, part, step, cell, who }: Seen): string =>
  `${cut} ${part} ${step} (${cell ?? 'hidden'}, truly ${who.size})`;
