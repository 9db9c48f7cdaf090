import { allOf } from '../../core/index.ts';
import { lexiconInUse } from '../../matching/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { RegionId } from '../../programmes/index.ts';
import { keyOf } from './answer.ts';
import type { BriefLine } from './brief.ts';
import { nearestOf, placesOfAreas, type Wanted } from './queries.ts';
import { pointOfPlace } from './where.ts';

/** For each released line of a brief the nearest group of a like kind, from the open directory and from nothing that was recorded of people. */
export async function nearestForBrief(scope: Scope, region: RegionId, lines: readonly BriefLine[]) {
  const { areas, lexicon } = await allOf({ areas: placesOfAreas(scope), lexicon: lexiconInUse(scope) });
  const wanted = lines.flatMap(({ what, place, limits }): readonly Wanted[] => {
    const near = place === null ? null : pointOfPlace(place, { region, areas });
    const kinds = what === null ? [] : (lexicon.concepts.get(what)?.assets ?? []);
    const [first] = limits;
    if (what === null || !near || kinds.length === 0) return [];
    return [{ key: keyOf(what, place), near, kinds, free: first === 'cost', stepFree: first === 'access' }];
  });
  return { lexicon, nearest: await nearestOf(scope, region, wanted) };
}
