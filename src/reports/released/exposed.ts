import { MOST_HIDDEN } from '../suppress.ts';
import { isSmall } from './fit.ts';
import { came, type Hidden, isPossible, type Margins, type Table } from './possible.ts';

type Asked = {
  readonly table: Table;
  readonly hidden: Hidden;
  /** The true whole first, then others that everything shown elsewhere allows. */
  readonly wholes: readonly Margins[];
};

/** A number of people that a reader may take from what is shown: of a part, or of everybody but it. */
type Number_ = {
  readonly part: number;
  readonly first: number;
  readonly last: number;
  readonly true_: number;
  /** What a part must count for the number to come to so many. */
  readonly partFor: (value: number, whole: Margins) => number;
  readonly least: number;
  readonly most: number;
};

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

/**
 * The numbers from 1 to 7 that a reader could narrow down, by part. Looked at are each part at each step, those of it who stopped
 * between two steps, and for each of these everybody else: every difference of two counts that are shown. Safe is a number when each of 1 to 7
 * may still be true; of a difference of nested hidden counts and of a sum of hidden ones, each that their own hiding leaves.
 */
export function exposedOf({ table, hidden, wholes }: Asked): readonly number[] {
  const [whole] = wholes;
  if (!whole) return [];
  const found = table.flatMap((_, part) => numbersOf(table, whole, part));
  const first = found.find(one => {
    if (!isSmall(one.true_)) return false;
    const may = (value: number) =>
      wholes.some(margins =>
        isPossible(
          { table, hidden, margins },
          { part: one.part, first: one.first, last: one.last, value: one.partFor(value, margins) },
        ),
      );
    const range = Array.from({ length: one.most - one.least + 1 }, (_, at) => one.least + at);
    // What lies between two possible flows is possible; only for those who stopped between two steps each is tried.
    const ends = one.first < one.last && one.last < whole.length - 1 ? range : [one.least, one.most];
    // With only one value left by their own hiding, one more must be possible.
    const needed = range.length > 1 ? ends : [one.least, MOST_HIDDEN + 1];
    return !needed.every(value => value === one.true_ || may(value));
  });
  return first ? [first.part] : [];
}

function numbersOf(table: Table, whole: Margins, part: number): readonly Number_[] {
  const stopped = table[part] ?? [];
  const steps = whole.length;
  const others = table.filter((_, at) => at !== part);
  const all: Number_[] = [];
  for (let first = 0; first < steps; first += 1) {
    for (let last = first; last < steps; last += 1) {
      const slice = { part, first, last };
      const nested = last < steps - 1;
      const own = sum(stopped.slice(first, last + 1));
      const lessOne = nested && isSmall(came(stopped, first)) ? MOST_HIDDEN - 1 : MOST_HIDDEN;
      all.push({ ...slice, true_: own, partFor: value => value, least: 1, most: lessOne });
      const known = nested ? 1 : others.filter(other => came(other, first) > 0).length;
      const inRange = (margins: Margins) => sum(margins.slice(first, last + 1));
      all.push({
        ...slice,
        true_: inRange(whole) - own,
        partFor: (value, margins) => inRange(margins) - value,
        least: Math.max(1, known),
        most: nested ? MOST_HIDDEN - 1 : MOST_HIDDEN,
      });
      if (first > 0 || nested)
        all.push({
          ...slice,
          true_: sum(whole) - own,
          partFor: (value, margins) => sum(margins) - value,
          least: Math.max(1, others.filter(other => came(other, 0) > 0).length),
          most: MOST_HIDDEN,
        });
    }
  }
  return all;
}
