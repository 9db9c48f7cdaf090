import { allOf } from '../../core/index.ts';
import { lexiconInUse } from '../../matching/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { RegionId, UnmetConstraint } from '../../programmes/index.ts';
import { type MissingThing, missingPlaces, missingThings } from './missing.ts';
import { missingFacts, type Nearest, nearestOf, placesOfAreas, type Wanted } from './queries.ts';
import { pointOfPlace } from './where.ts';

/** Most things and places for which the nearest is looked up. */
const MOST_LOOKED_UP = 60;

/** Everything of the page on what is missing. */
export type MissingAnswer = Awaited<ReturnType<typeof missingAnswer>>;

/** The key of a thing at a place. */
export const keyOf = (what: string, place: string | null): string => `${what} ${place ?? ''}`;

/** What is missing in a span of days, where, and how far the nearest is that would fit; a fixed number of questions. */
export async function missingAnswer(
  scope: Scope,
  asked: Parameters<typeof missingFacts>[1] & { readonly region: RegionId },
) {
  const { facts, areas, lexicon } = await allOf({
    facts: missingFacts(scope, asked),
    areas: placesOfAreas(scope),
    lexicon: lexiconInUse(scope),
  });
  const things = missingThings(facts);
  const places = missingPlaces(facts).map(one => ({
    ...one,
    point: one.place === null ? null : pointOfPlace(one.place, { region: asked.region, areas }),
  }));
  const pointOf = new Map(places.flatMap(({ place, point }) => (place && point ? [[place, point]] : [])));
  const wanted = things.flatMap(thing =>
    thing.places.flatMap(({ place }): Wanted[] => {
      const near = place === null ? undefined : pointOf.get(place);
      const kinds = lexicon.concepts.get(thing.what)?.assets ?? [];
      if (!near || kinds.length === 0) return [];
      return [{ key: keyOf(thing.what, place), near, kinds, ...limitsAsked(thing) }];
    }),
  );
  const nearest = await nearestOf(scope, asked.region, wanted.slice(0, MOST_LOOKED_UP));
  return { facts, things, places, nearest: nearest as ReadonlyMap<string, Nearest>, lexicon };
}

/** What the nearest must have: what was most often the limit, where a record can say so. */
function limitsAsked({ limits }: MissingThing): Pick<Wanted, 'free' | 'stepFree'> {
  const first: UnmetConstraint | undefined = limits[0]?.limit;
  return { free: first === 'cost', stepFree: first === 'access' };
}
