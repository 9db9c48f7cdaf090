import { MOST_HIDDEN } from '../suppress.ts';
import { type Bounds, boundsOfShown, FEWEST, fitCount, isSmall } from './fit.ts';
import { canFlow, type Pipe } from './flow.ts';

/** True counts of one cut: for each part, how many stopped at each of the steps that are told. */
export type Table = readonly (readonly number[])[];
/** Which counts “came to this step” of a part are not shown. */
export type Hidden = readonly (readonly boolean[])[];
/** How many of the whole stopped at each step. */
export type Margins = readonly number[];
/** Something that a reader supposes: so many of a part stopped at a step from the first to the last of these. */
export type Supposed = {
  readonly part: number;
  readonly first: number;
  readonly last: number;
  readonly value: number;
};

const ANY = 1_000_000;
/** A set amount for one pipe of a part: for everybody who came to a step, or for those who stopped at it. */
type Fixed = { readonly came: boolean; readonly step: number; readonly value: number };

/** How many of a part came to a step. */
export const came = (stopped: readonly number[], step: number): number =>
  stopped.slice(step).reduce((sum, one) => sum + one, 0);

/** What a reader knows of a count at the most: also of one that is not shown, whether it is small. */
function boundsOf(count: number, isHidden: boolean): Bounds {
  if (isHidden) return isSmall(count) ? [1, MOST_HIDDEN] : [FEWEST, ANY];
  return boundsOfShown(fitCount(count) ?? 0);
}

/**
 * Whether people could be distributed so that everything shown of a cut, the whole as given and what is supposed are all true. Steps nest
 * within a part and parts add up to the whole, so the question is one of flow, and whole numbers answer it.
 */
export function isPossible(
  { table, hidden, margins }: { readonly table: Table; readonly hidden: Hidden; readonly margins: Margins },
  supposed?: Supposed,
): boolean {
  if (supposed && supposed.value < 0) return false;
  const ways: readonly (readonly Fixed[])[] = supposed ? waysOf(supposed, margins.length) : [[]];
  return ways.some(fixed => flows(table, hidden, margins, supposed?.part ?? -1, fixed));
}

/** Somebody who stopped between two steps stopped at one of those between: each way to share the number out among them. */
function waysOf({ first, last, value }: Supposed, steps: number): readonly (readonly Fixed[])[] {
  if (last === steps - 1) return [[{ came: true, step: first, value }]];
  if (first === last) return [[{ came: false, step: first, value }]];
  return Array.from({ length: value + 1 }, (_, here) => here).flatMap(here =>
    waysOf({ part: 0, first: first + 1, last, value: value - here }, steps).map(rest => [
      { came: false, step: first, value: here },
      ...rest,
    ]),
  );
}

function flows(
  table: Table,
  hidden: Hidden,
  margins: Margins,
  part: number,
  fixed: readonly Fixed[],
): boolean {
  const steps = margins.length;
  const rowAt = (row: number, step: number) => 2 + row * steps + step;
  const columnAt = (step: number) => 2 + table.length * steps + step;
  const pipes: Pipe[] = margins.map((count, step) => ({
    from: columnAt(step),
    to: 1,
    bounds: [count, count],
  }));
  for (const [row, stopped] of table.entries()) {
    // That nobody is in a part is shown, and is no way for anybody.
    if (came(stopped, 0) === 0 && row !== part) continue;
    const set = row === part ? fixed : [];
    for (let step = 0; step < steps; step += 1) {
      const known = boundsOf(came(stopped, step), hidden[row]?.[step] === true);
      const all = set.find(one => one.came && one.step === step);
      const here = set.find(one => !one.came && one.step === step);
      pipes.push({
        from: step === 0 ? 0 : rowAt(row, step - 1),
        to: rowAt(row, step),
        bounds: all ? [Math.max(known[0], all.value), Math.min(known[1], all.value)] : known,
      });
      pipes.push({
        from: rowAt(row, step),
        to: columnAt(step),
        bounds: here ? [here.value, here.value] : [0, ANY],
      });
    }
  }
  return canFlow(columnAt(steps), pipes);
}
