import type { Context } from 'hono';
import { z } from 'zod';
import { isId } from '../../core/index.ts';
import { accessibility, assetKinds, needs, placeOf } from '../../programmes/index.ts';
import { readCursor, type Search, type SearchOrder, searchOrders } from '../search.ts';
import type { SearchFilter } from '../search-filter-queries.ts';
import { kindsFor } from '../search-needs.ts';
import { weekDays, weekParts } from '../search-week.ts';

/** Distances that are offered, in kilometres. */
export const distances = [2, 5, 10, 20, 50] as const;

/** Languages that are offered; any code of two or three letters can be asked for by address. */
export const offeredLanguages = [
  ...['en', 'ga', 'pl', 'uk', 'ar', 'pt', 'ro', 'ru', 'es', 'fr', 'lt', 'lv', 'zh', 'yue', 'so'],
  ...['ur', 'pa', 'hi', 'bn', 'fa', 'ps', 'ku', 'tr', 'cy', 'isg', 'bfi'],
] as const;

const whoAccess = new Set<string>(['women_only', 'men_only']);
/** What of access can be asked for; whom a group is for has a field of its own. */
export const accessAsked = accessibility.codes.filter(code => !whoAccess.has(code));

/** Services on a shortlist; more than these nobody compares. */
export const mostListed = 12;

const flag = z.literal('yes').nullable().catch(null).default(null);

/** A list in an address, in the order of its codes; what is none of them is left out. */
const listOf = <const T extends string>(codes: readonly T[]) =>
  z
    .string()
    .catch('')
    .default('')
    .transform(text => codes.filter(code => text.split(',').includes(code)));

/** A point moved by hand, to a thousandth of a degree: about a hundred metres, and no nearer. */
const point = z
  .string()
  .regex(/^-?\d{1,2}(\.\d{1,9})?,-?\d{1,3}(\.\d{1,9})?$/)
  .transform(text => text.split(',').map(part => Number(Number(part).toFixed(3))))
  .refine(([lat, lon]) => Math.abs(lat ?? 99) <= 90 && Math.abs(lon ?? 999) <= 180)
  .transform(([lat, lon]) => `${lat},${lon}`)
  .nullable()
  .catch(null)
  .default(null);

/** What stands in the address of a search, so that it can be shared. What does not fit is left out, never an error. */
export const findQuery = z.object({
  q: z.string().trim().max(500).catch('').default(''),
  need: needs.schema.nullable().catch(null).default(null),
  kind: assetKinds.schema.nullable().catch(null).default(null),
  day: listOf(weekDays),
  time: listOf(weekParts),
  near: z.string().trim().max(40).catch('').default(''),
  at: point,
  within: z.coerce.number().pipe(z.literal(distances)).nullable().catch(null).default(null),
  free: flag,
  access: listOf(accessAsked),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .nullable()
    .catch(null)
    .default(null),
  who: z.enum(['women', 'men']).nullable().catch(null).default(null),
  age: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().max(120))
    .nullable()
    .catch(null)
    .default(null),
  online: flag,
  no_referral: flag,
  confirmed: z.literal('lately').nullable().catch(null).default(null),
  order: z.enum(searchOrders).nullable().catch(null).default(null),
  after: z.string().max(1200).nullable().catch(null).default(null),
  map: flag,
  list: z
    .string()
    .catch('')
    .default('')
    .transform(text => [...new Set(text.split(',').filter(isId))].slice(0, mostListed)),
  for: z.uuid().nullable().catch(null).default(null),
});
export type FindQuery = z.output<typeof findQuery>;

/** Reads a search from an address; a list may come as `day=mo,tu` or, from a form, as `day=mo&day=tu`. */
export function readFind(c: Context): FindQuery {
  const said = Object.entries(c.req.queries()).map(([name, values]) => {
    const text = ['day', 'time', 'access'].includes(name) ? values.join(',') : (values[0] ?? '');
    return [name, text.replaceAll('\0', '').toWellFormed()];
  });
  const params: Record<string, string> = Object.fromEntries(said);
  // Addresses that were shared before access was a list.
  if (params['step_free'] === 'yes') params['access'] = `step_free,${params['access'] ?? ''}`;
  return findQuery.parse(params);
}

export type Near = { readonly lat: number; readonly lon: number; readonly label: string | null };

/** The place to look near: the middle of the routing key or outward code typed, else the pin that was moved. */
export function nearOf(region: 'ie' | 'uk', { near, at }: Pick<FindQuery, 'near' | 'at'>): Near | null {
  const place = near === '' ? null : placeOf(region, near);
  if (place) return { lat: place.lat, lon: place.lon, label: place.name };
  if (at === null) return null;
  const [lat = 0, lon = 0] = at.split(',').map(Number);
  return { lat, lon, label: null };
}

/** The search that an address asks for. */
export function searchOf(
  region: 'ie' | 'uk',
  query: FindQuery,
  near: Near | null,
  today: Temporal.PlainDate,
  limit: number,
): Search {
  return {
    region,
    words: query.q,
    kinds: query.kind ? [query.kind] : [],
    needKinds: query.need ? kindsFor(query.need) : [],
    near: near && { lat: near.lat, lon: near.lon },
    withinKm: query.within,
    days: query.day,
    parts: query.time,
    free: query.free !== null,
    access: query.access,
    language: query.language,
    sex: query.who,
    age: query.age,
    online: query.online !== null,
    openDoor: query.no_referral !== null,
    confirmedSince: query.confirmed === null ? null : today.subtract({ months: 6 }),
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

/** Where a search stands: its path, what it asks, and what of the address belongs to others and must stay. */
export type FindPlace = {
  readonly path: string;
  readonly query: FindQuery;
  readonly kept: Readonly<Record<string, string>>;
};

/** The address of a search with some of its parts changed; a change starts again at the first page. */
export function findHref({ path, query, kept }: FindPlace, changed: Partial<FindQuery> = {}): string {
  const params = new URLSearchParams(kept);
  for (const [name, value] of Object.entries({ ...query, after: null, ...changed })) {
    if (value !== null && String(value) !== '') params.set(name, String(value));
  }
  // Commas are allowed in a query and make a list readable.
  const text = params.toString().replaceAll('%2C', ',');
  return text === '' ? path : `${path}?${text}`;
}

/** What of an address is not the search's own: the sentence and what was decided about it. */
export function othersIn(params: Readonly<Record<string, string>>): Record<string, string> {
  const own = new Set([...Object.keys(findQuery.shape), 'step_free', 'lang']);
  return Object.fromEntries(Object.entries(params).filter(([name]) => !own.has(name)));
}

/** What each filter stands as in an address when it is not asked. */
export const unasked: Readonly<Record<SearchFilter, Partial<FindQuery>>> = {
  need: { need: null },
  kind: { kind: null },
  when: { day: [], time: [] },
  within: { within: null },
  free: { free: null },
  access: { access: [] },
  language: { language: null },
  who: { who: null },
  age: { age: null },
  online: { online: null },
  open_door: { no_referral: null },
  confirmed: { confirmed: null },
};

/** True when anything narrows the search besides words and place. */
export function isNarrowed(query: FindQuery): boolean {
  return Object.values(unasked).some(parts =>
    Object.keys(parts).some(name => {
      const value = query[name as keyof FindQuery];
      return value !== null && String(value) !== '';
    }),
  );
}

/** True when anything is asked at all. */
export function asksSomething(query: FindQuery): boolean {
  return query.q !== '' || query.near !== '' || query.at !== null || isNarrowed(query);
}
