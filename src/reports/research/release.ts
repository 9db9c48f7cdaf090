import { type Need, restrictedNeeds } from '../../programmes/index.ts';
import type { FactRow } from '../data-sets/fact-row.ts';
import { type Fact, isImpossible } from '../data-sets/facts.ts';
import type { Cell } from '../data-sets/line.ts';
import { noneStandsOutApart } from './apart/research-apart.ts';
import { pseudonymOf, shiftOf } from './pseudonym.ts';
import type { noneStandsOut, Person } from './smallest-class.ts';
import { NOT_RECORDED, type VariableCode, variableOf } from './variables.ts';

/** What a release is made by. */
export type ReleaseOrder = {
  readonly variables: readonly VariableCode[];
  /** How many people must at least look the same. */
  readonly smallest: number;
  /** The study’s secret. */
  readonly secret: string;
};

/** `noneStandsOut`, here or apart. */
type Sieve = (
  ...given: Parameters<typeof noneStandsOut<FactRow>>
) => ReturnType<typeof noneStandsOut<FactRow>> | ReturnType<typeof noneStandsOutApart<FactRow>>;

/** A release: lines of cells under headings, and what became of the rest. */
export type Release = {
  readonly headers: readonly string[];
  readonly lines: readonly (readonly Cell[])[];
  readonly people: number;
  /** Steps that each variable was made coarser by, where it was. */
  readonly coarser: Readonly<Partial<Record<VariableCode, number>>>;
  readonly peopleLeftOut: number;
  readonly linesLeftOut: number;
  /** Values that could not be true. */
  readonly impossible: number;
  /** People of the release with a need that is restricted; null: too few to say. */
  readonly restricted: number | null;
};

/**
 * What goes to a study: people under pseudonyms, days moved, and nobody who stands out. Lines stand in the order of their pseudonyms, so
 * that nothing can be read from their place. A person is whoever the record says at this moment: two records that were joined are one,
 * and two again when that is undone.
 * @param rows of people who allow it, oldest first; those without a person are nobody’s yet and left out
 * @param sieve what leaves out who stands out: in a thread of its own, but for tests
 */
export async function releaseOf(
  rows: readonly FactRow[],
  { variables, smallest, secret }: ReleaseOrder,
  sieve: Sieve = noneStandsOutApart,
): Promise<Release> {
  const knownOnes = variables.filter(code => variableOf(code).known);
  const steps = knownOnes.map(code => variableOf(code).known ?? []);
  const ofPerson = Map.groupBy(
    rows.filter(row => row.personId !== null),
    row => row.personId ?? '',
  );
  const people = [...ofPerson].map(
    ([id, all]): Person<FactRow> => ({
      id,
      lines: all.map(line => ({ line, known: knownOnes.map(code => knownValue(code, line)) })),
    }),
  );
  const released = await sieve(people, steps, smallest);
  let impossible = 0;
  const lines = released.people
    .map(person => ({ person, pseudonym: pseudonymOf(secret, person.id), shift: shiftOf(secret, person.id) }))
    .toSorted((one, other) => (one.pseudonym < other.pseudonym ? -1 : 1))
    .flatMap(({ person, pseudonym, shift }) =>
      person.lines.map(({ line, known }, at): readonly Cell[] => [
        pseudonym,
        at + 1,
        ...variables.map(code => {
          const place = knownOnes.indexOf(code);
          if (place >= 0) return known[place] ?? null;
          const cell = cellOf(code, line, shift);
          if (cell === undefined) impossible += 1;
          return cell ?? null;
        }),
      ]),
    );
  const restricted = released.people.filter(({ lines: own }) =>
    own.some(({ line }) => line.needs.some(need => restrictedNeeds.has(need as Need))),
  ).length;
  return {
    headers: ['person', 'referral', ...variables],
    lines,
    people: released.people.length,
    coarser: Object.fromEntries(
      knownOnes.flatMap((code, at) => (released.coarser[at] ? [[code, released.coarser[at]]] : [])),
    ),
    peopleLeftOut: released.peopleLeftOut,
    linesLeftOut: released.linesLeftOut,
    impossible,
    restricted: restricted >= smallest ? restricted : null,
  };
}

function knownValue(code: VariableCode, row: FactRow): string {
  const value = variableOf(code).of(row);
  return value === null ? NOT_RECORDED : String(value);
}

/** The value as it goes; undefined: it could not be true. */
function cellOf(code: VariableCode, row: FactRow, shift: number): Cell | undefined {
  const { of, shifted } = variableOf(code);
  const value = of(row);
  const asFact: Fact = { kind: shifted ? 'date' : 'span', codes: null, of };
  if (isImpossible(asFact, value, row)) return undefined;
  if (value instanceof Temporal.PlainDate) return value.add({ days: shift });
  return Array.isArray(value) ? value.join(' ') : (value as Cell);
}
