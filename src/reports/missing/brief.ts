import type { UnmetConstraint } from '../../programmes/index.ts';
import { FEWEST, fitCount } from '../released/fit.ts';
import type { MissingFact } from './missing.ts';

/** A line of the brief that leaves the programme: what, where, and how many, which are never fewer than eight. */
export type BriefLine = {
  /** Null: several things together, each asked for by too few to be named. */
  readonly what: string | null;
  /** Null: elsewhere, or all over the area. */
  readonly place: string | null;
  /** Rounded to five. */
  readonly people: number;
  /** Why nothing fitted, as codes, each for eight people or more; the most frequent first, without counts. */
  readonly limits: readonly UnmetConstraint[];
};

type Group = {
  readonly what: string | null;
  readonly place: string | null;
  readonly facts: readonly MissingFact[];
};

/**
 * What a council may read: everybody stands in one line only, by the last thing that was looked for with them, and no line holds fewer than
 * eight. Places with fewer are put together, then things; where a rest of fewer than eight is left, the smallest line that is shown
 * goes into it. So nothing is hidden that could be worked out, and each count is rounded to five.
 * @returns null where fewer than eight people are behind all of it
 */
export function briefOf(facts: readonly MissingFact[]): readonly BriefLine[] | null {
  const latest = [...Map.groupBy(facts, fact => fact.personId ?? fact.id).values()].flatMap(those =>
    those.toSorted((a, b) => Temporal.PlainDate.compare(b.on, a.on) || (a.id < b.id ? 1 : -1)).slice(0, 1),
  );
  if (latest.length < FEWEST) return null;
  const things = [...Map.groupBy(latest, fact => fact.what)].map(([what, those]) => ({
    what,
    place: null,
    facts: those,
  }));
  return together(things, { what: null, place: null })
    .flatMap(thing =>
      thing.what === null
        ? [thing]
        : together(
            [...Map.groupBy(thing.facts, fact => fact.place)].map(([place, those]) => ({
              what: thing.what,
              place,
              facts: those,
            })),
            { what: thing.what, place: null },
          ),
    )
    .map(({ what, place, facts: those }) => ({
      what,
      place,
      people: fitCount(those.length) ?? 0,
      limits: limitsOf(those),
    }))
    .toSorted(
      (a, b) =>
        Number(a.what === null) - Number(b.what === null) ||
        b.people - a.people ||
        `${a.what} ${a.place ?? ''}`.localeCompare(`${b.what} ${b.place ?? ''}`, 'en'),
    );
}

/** Groups of eight and more; the smaller ones, and those without a name, together under another. */
function together(groups: readonly Group[], under: Pick<Group, 'what' | 'place'>): readonly Group[] {
  const isNamed = (group: Group) =>
    group.facts.length >= FEWEST && (under.what === null || group.place !== null);
  const kept = groups.filter(isNamed).toSorted((a, b) => b.facts.length - a.facts.length);
  const rest = groups.filter(group => !isNamed(group)).flatMap(group => group.facts);
  while (rest.length > 0 && rest.length < FEWEST) {
    const smallest = kept.pop();
    if (!smallest) break;
    rest.push(...smallest.facts);
  }
  return rest.length > 0 ? [...kept, { ...under, facts: rest }] : kept;
}

function limitsOf(facts: readonly MissingFact[]): readonly UnmetConstraint[] {
  return [...Map.groupBy(facts, fact => fact.limit)]
    .filter(([, those]) => those.length >= FEWEST)
    .toSorted((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0], 'en'))
    .map(([limit]) => limit);
}
