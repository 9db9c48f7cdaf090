import { z } from 'zod';
import { assetKinds, placeOf } from '../../programmes/index.ts';
import { readCursor, type Search, type SearchOrder, searchOrders } from '../search.ts';

/** Distances that are offered, in kilometres. */
export const distances = [2, 5, 10, 20, 50] as const;

const flag = z.literal('yes').nullable().catch(null).default(null);

/** What stands in the address of a search, so that it can be shared. What does not fit is left out, never an error. */
export const findQuery = z.object({
  q: z.string().trim().max(500).catch('').default(''),
  kind: assetKinds.schema.nullable().catch(null).default(null),
  near: z.string().trim().max(40).catch('').default(''),
  within: z.coerce.number().pipe(z.literal(distances)).nullable().catch(null).default(null),
  free: flag,
  step_free: flag,
  online: flag,
  order: z.enum(searchOrders).nullable().catch(null).default(null),
  after: z.string().max(1200).nullable().catch(null).default(null),
  for: z.uuid().nullable().catch(null).default(null),
});
export type FindQuery = z.output<typeof findQuery>;

export type Near = { readonly lat: number; readonly lon: number; readonly label: string };

/** The place of what was typed beside "near": the middle of a routing key or outward code. */
export function nearOf(region: 'ie' | 'uk', typed: string): Near | null {
  const place = typed === '' ? null : placeOf(region, typed);
  return place && { lat: place.lat, lon: place.lon, label: place.name };
}

/** The search that an address asks for. */
export function searchOf(region: 'ie' | 'uk', query: FindQuery, near: Near | null, limit: number): Search {
  return {
    region,
    words: query.q,
    kinds: query.kind ? [query.kind] : [],
    near,
    withinKm: query.within,
    free: query.free !== null,
    stepFree: query.step_free !== null,
    online: query.online !== null,
    order: orderIn(query, near),
    after: readCursor(query.after ?? undefined),
    limit,
  };
}

/** Chosen, or else: by fit when there are words, by distance when there is only a place. */
export function orderIn(query: FindQuery, near: Near | null): SearchOrder {
  if (query.order !== null && (query.order !== 'distance' || near !== null)) return query.order;
  return near !== null && query.q === '' ? 'distance' : 'fit';
}

/** The address of a search with some of its parts changed; a change starts again at the first page. */
export function findHref(path: string, query: FindQuery, changed: Partial<FindQuery> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, after: null, ...changed })) {
    if (value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** True when anything is asked at all. */
export function asksSomething(query: FindQuery): boolean {
  return (
    query.q !== '' ||
    query.kind !== null ||
    query.near !== '' ||
    query.free !== null ||
    query.step_free !== null ||
    query.online !== null
  );
}
