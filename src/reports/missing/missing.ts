import type { UnmetConstraint } from '../../programmes/index.ts';

/** One time that nothing fitted, without words or names. */
export type MissingFact = {
  readonly id: string;
  /** Null where one only looked around, with nobody’s case in hand. */
  readonly personId: string | null;
  /** What was looked for, as a concept: `need.lonely`, `interest.swimming`. */
  readonly what: string;
  /** Name of an area of the programme, or the first part of a postcode; null where neither was said. */
  readonly place: string | null;
  readonly limit: UnmetConstraint;
  readonly on: Temporal.PlainDate;
};

/** One thing that is missing: how often and for how many it was looked for, where, and why nothing fitted. */
export type MissingThing = {
  readonly what: string;
  readonly times: number;
  /** Different people, and each time with nobody in hand as one. */
  readonly people: number;
  readonly places: readonly { readonly place: string | null; readonly people: number }[];
  readonly limits: readonly { readonly limit: UnmetConstraint; readonly times: number }[];
};

const who = (fact: MissingFact): string => fact.personId ?? fact.id;
const peopleOf = (facts: readonly MissingFact[]): number => new Set(facts.map(who)).size;
const byCount =
  <One extends { readonly key: string }>(count: (one: One) => number) =>
  (a: One, b: One): number =>
    count(b) - count(a) || a.key.localeCompare(b.key, 'en');

/** What is missing, for the most people first. */
export function missingThings(facts: readonly MissingFact[]): readonly MissingThing[] {
  return [...Map.groupBy(facts, fact => fact.what)]
    .map(([what, those]) => ({
      key: what,
      what,
      times: those.length,
      people: peopleOf(those),
      places: missingPlaces(those),
      limits: [...Map.groupBy(those, fact => fact.limit)]
        .map(([limit, some]) => ({ key: limit, limit, times: some.length }))
        .toSorted(byCount(one => one.times))
        .map(({ limit, times }) => ({ limit, times })),
    }))
    .toSorted(byCount(one => one.people))
    .map(({ key: _, ...thing }) => thing);
}

/** Where things are missing, for the most people first; where it was not said comes last. */
export function missingPlaces(
  facts: readonly MissingFact[],
): readonly { readonly place: string | null; readonly people: number }[] {
  return [...Map.groupBy(facts, fact => fact.place)]
    .map(([place, those]) => ({ key: place ?? '', place, people: peopleOf(those) }))
    .toSorted(
      (a, b) =>
        Number(a.place === null) - Number(b.place === null) || byCount<typeof a>(one => one.people)(a, b),
    )
    .map(({ place, people }) => ({ place, people }));
}
