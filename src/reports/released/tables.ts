import { exposedOf } from './exposed.ts';
import { boundsOfShown, type Cell, FEWEST, fitCount, isSmall } from './fit.ts';
import { came, type Hidden, isPossible, type Margins, type Table } from './possible.ts';

/** Shown counts of one cut, part by part and step by step; null: nothing of the cut can be shown. */
export type ShownTable = readonly (readonly Cell[])[] | null;
/** The rule by which it is found what a reader could narrow down; another is given by the proof that a weak rule shows. */
export type Rule = typeof exposedOf;

type Asked = {
  /** True counts of each cut, by the steps that cuts are told by. All of them count the same people. */
  readonly tables: readonly Table[];
  /** The whole by the steps it is told by, and for each of these at which step of the cuts it lies. */
  readonly whole: Margins;
  readonly stepOf: readonly number[];
};

/** How far the whole is moved to see what else it may be: no further than rounding goes. */
const FURTHEST = 4;

/**
 * Several cuts of the same people, fit to stand beside each other. The cuts have nothing in common but the whole and how far it came; whatever
 * is possible in each for one and the same whole is possible in all at once, because people who stopped at the same step may be put into the
 * parts of each cut in any way. So each cut is looked at by itself, for each whole that everything shown allows.
 */
export function fitTables({ tables, whole, stepOf }: Asked, rule: Rule = exposedOf): readonly ShownTable[] {
  const steps = Math.max(...stepOf) + 1;
  const marginsOf = (counts: Margins): Margins =>
    Array.from({ length: steps }, (_, step) =>
      counts.reduce((sum, count, at) => (stepOf[at] === step ? sum + count : sum), 0),
    );
  const firstHidden = tables.map(primary);
  const wholes = othersLike(whole)
    .map(marginsOf)
    .filter(margins =>
      tables.every((table, at) => isPossible({ table, hidden: firstHidden[at] ?? [], margins })),
    );
  const apart = new Map([marginsOf(whole), ...wholes].map(margins => [String(margins), margins]));
  return tables.map(table => fitTable(table, [...apart.values()], rule));
}

const primary = (table: Table): Hidden =>
  table.map(stopped => stopped.map((_, step) => isSmall(came(stopped, step))));

/** Other wholes of which the same would be shown, each with one step moved a little. */
function othersLike(whole: Margins): readonly Margins[] {
  const moves = Array.from({ length: FURTHEST }, (_, by) => [by + 1, -by - 1]).flat();
  return whole.flatMap((count, at) =>
    moves.flatMap(by => {
      if (count === 0 || count + by < FEWEST) return [];
      const other = whole.with(at, count + by);
      const looksTheSame = other.every((_, step) => {
        const [low, high] = boundsOfShown(fitCount(came(whole, step)) ?? 0);
        return came(other, step) >= low && came(other, step) <= high;
      });
      return looksTheSame ? [other] : [];
    }),
  );
}

type Place = { readonly part: number; readonly step: number; readonly count: number };

/** Hides more, the smallest first, until nothing is exposed; then shows again what need not have been hidden. */
function fitTable(table: Table, wholes: readonly Margins[], rule: Rule): ShownTable {
  const hidden = primary(table).map(row => [...row]);
  const large: Place[] = table
    .flatMap((stopped, part) => stopped.map((_, step) => ({ part, step, count: came(stopped, step) })))
    .filter(place => place.count >= FEWEST)
    .toSorted((a, b) => a.count - b.count || b.step - a.step || a.part - b.part);
  const set = ({ part, step }: Place, is: boolean) => {
    const row = hidden[part];
    if (row) row[step] = is;
  };
  const isExposed = () => rule({ table, hidden, wholes }).length > 0;
  const gone: Place[] = [];
  while (isExposed()) {
    const next = large[gone.length];
    if (!next) return null;
    set(next, true);
    gone.push(next);
  }
  for (const place of gone.toReversed().slice(1)) {
    set(place, false);
    if (isExposed()) set(place, true);
  }
  return table.map((stopped, part) =>
    stopped.map((_, step) => (hidden[part]?.[step] ? null : fitCount(came(stopped, step)))),
  );
}
