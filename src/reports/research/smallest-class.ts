/** What stands for a value that was made so coarse that it says nothing. */
export const ANY = '*';

/** A value that somebody could know of a neighbour, in steps from exact to nothing. */
export type Steps = readonly ((value: string) => string)[];

/** One person: in each of their lines, the values that somebody could know of them, in the order of the chosen variables. */
export type Person<Line> = {
  readonly id: string;
  readonly lines: readonly { readonly known: readonly string[]; readonly line: Line }[];
};

/** What is left, how coarse each variable became, and how many people and lines were left out. */
export type Released<Line> = {
  readonly people: readonly Person<Line>[];
  /** Steps taken, by variable. */
  readonly coarser: readonly number[];
  readonly peopleLeftOut: number;
  readonly linesLeftOut: number;
};

/** Of a hundred people at most so many are left out before a variable is made coarser for everybody. */
const LEAVE_OUT_PERCENT = 5;

/**
 * Makes a release in which nobody stands out (k-anonymity, Samarati and Sweeney 1998): what somebody could know of a person, over all
 * their lines together, is the same for at least `k` people. While too many stand out, the variable with the most values is made a step
 * coarser for everybody (Sweeney's Datafly, 2002). Whoever stands out still keeps their first line only; who stands out with that as well
 * is left out. Leaving out takes whole classes away, so no other class gets smaller.
 */
export function noneStandsOut<Line>(
  people: readonly Person<Line>[],
  steps: readonly Steps[],
  k: number,
): Released<Line> {
  const taken = steps.map(() => 0);
  const most = Math.floor((people.length * LEAVE_OUT_PERCENT) / 100);
  const all = people.reduce((sum, { lines }) => sum + lines.length, 0);
  for (;;) {
    const coarse = people.map(person => coarser(person, steps, taken));
    const kept = withoutOdd(coarse, k);
    const lines = kept.reduce((sum, person) => sum + person.lines.length, 0);
    const next = mostValues(coarse, steps, taken);
    if (
      next === null ||
      (people.length - kept.length <= most && all - lines <= Math.floor((all * LEAVE_OUT_PERCENT) / 100))
    ) {
      return {
        people: kept,
        coarser: taken,
        peopleLeftOut: people.length - kept.length,
        linesLeftOut: all - lines,
      };
    }
    taken[next] = (taken[next] ?? 0) + 1;
  }
}

/** How many people share what is known of them with the fewest others; nobody: no smallest class. */
export function smallestClass<Line>(people: readonly Person<Line>[]): number | null {
  const sizes = [...classes(people).values()];
  return sizes.length === 0 ? null : Math.min(...sizes);
}

const known = <Line>({ lines }: Person<Line>): string => JSON.stringify(lines.map(line => line.known));

function classes<Line>(people: readonly Person<Line>[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const person of people) sizes.set(known(person), (sizes.get(known(person)) ?? 0) + 1);
  return sizes;
}

function coarser<Line>(
  person: Person<Line>,
  steps: readonly Steps[],
  taken: readonly number[],
): Person<Line> {
  const lines = person.lines.map(({ known: values, line }) => ({
    line,
    known: values.map((value, at) => steps[at]?.[(taken[at] ?? 0) - 1]?.(value) ?? value),
  }));
  return { id: person.id, lines };
}

function withoutOdd<Line>(people: readonly Person<Line>[], k: number): readonly Person<Line>[] {
  const sizes = classes(people);
  const short = people.map(person =>
    (sizes.get(known(person)) ?? 0) >= k ? person : { id: person.id, lines: person.lines.slice(0, 1) },
  );
  const after = classes(short);
  return short.filter(person => (after.get(known(person)) ?? 0) >= k);
}

/** The variable with the most different values that can still be made coarser; null: none can. */
function mostValues<Line>(
  people: readonly Person<Line>[],
  steps: readonly Steps[],
  taken: readonly number[],
): number | null {
  const values = steps.map(() => new Set<string>());
  for (const { lines } of people)
    for (const line of lines) line.known.forEach((value, at) => void values[at]?.add(value));
  const open = values
    .map((found, at) => ({ at, size: found.size }))
    .filter(({ at }) => (taken[at] ?? 0) < (steps[at]?.length ?? 0));
  return open.toSorted((one, other) => other.size - one.size || one.at - other.at)[0]?.at ?? null;
}
