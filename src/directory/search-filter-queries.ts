import { type RawBuilder, sql } from 'kysely';
import { boxAround, earthRadiusKm, type Search } from './search.ts';
import { weekMask } from './search-week.ts';

/** What narrows a search, besides the words. */
export const searchFilters = [
  'need',
  'kind',
  'when',
  'within',
  'free',
  'access',
  'language',
  'who',
  'age',
  'online',
  'open_door',
  'confirmed',
] as const;
export type SearchFilter = (typeof searchFilters)[number];

type Sql = RawBuilder<unknown>;

/** `keep`: true unless the record says no. `known`: true when the record says yes; absent where that is no different. */
export type Condition = { readonly keep: Sql; readonly known?: Sql };

/** Metres from the place asked for to a row `l` of the listing; null without either. */
export function metresTo({ near }: Pick<Search, 'near'>): Sql {
  if (near === null) return sql`null::int`;
  // `least` passes over null, so that a place nobody knows would lie at the far side of the earth.
  return sql`case when l.latitude is not null then round(2000 * ${earthRadiusKm}::float8 * asin(least(1, sqrt(
    sin(radians(l.latitude - ${near.lat}::float8) / 2) ^ 2 + cos(radians(${near.lat}::float8)) * cos(radians(l.latitude))
    * sin(radians(l.longitude - ${near.lon}::float8) / 2) ^ 2))))::int end`;
}

/** The filters of a search as conditions on a row `l` of the listing, by name; only those that are asked. */
export function filtersOf(asked: Search): ReadonlyMap<SearchFilter, Condition> {
  const found = new Map<SearchFilter, Condition>();
  const put = (filter: SearchFilter, keep: Sql, known?: Sql) =>
    found.set(filter, known ? { keep, known } : { keep });
  if (asked.needKinds.length > 0) put('need', sql`l.kinds && ${[...asked.needKinds]}::text[]`);
  if (asked.kinds.length > 0) put('kind', sql`l.kinds && ${[...asked.kinds]}::text[]`);
  const week = weekMask(asked.days, asked.parts);
  if (week) {
    const fits = (mask: number): Sql => sql`(l.week & ${mask}::int) <> 0`;
    put('when', fits(week.fit | week.open), fits(week.fit));
  }
  putWithin(asked, put);
  if (asked.free) put('free', sql`l.free <> 'no'`);
  putAccess(asked, put);
  const { language, sex, age } = asked;
  if (language !== null) {
    const spoken = sql`${language} = any(l.languages)`;
    put('language', sql`(l.languages = '{}' or ${spoken})`, spoken);
  }
  if (sex !== null) {
    const other = sex === 'women' ? 'men' : 'women';
    const own = sql`(l.sex = ${sex} or l.access_yes @> ${[`${sex}_only`]}::text[])`;
    put('who', sql`l.sex <> ${other} and not l.access_yes @> ${[`${other}_only`]}::text[]`, own);
  }
  if (age !== null)
    put('age', sql`coalesce(l.minimum_age <= ${age}, true) and coalesce(l.maximum_age >= ${age}, true)`);
  if (asked.online) put('online', sql`l.online`);
  if (asked.openDoor) put('open_door', sql`l.open_door <> 'no'`);
  const since = asked.confirmedSince;
  if (since)
    put(
      'confirmed',
      sql`exists (select from directory.confirmation c where c.service_id = l.service_id and c.confirmed_on >= ${since})`,
    );
  return found;
}

type Put = (filter: SearchFilter, keep: Sql, known?: Sql) => void;

// An index is asked for the box first, and the exact distance only of what it let through. Where something is may not be
// known, or not matter because one comes by telephone.
function putWithin(asked: Search, put: Put): void {
  const { near, withinKm: km } = asked;
  if (near === null || km === null) return;
  const box = boxAround(near, km);
  put(
    'within',
    sql`(l.latitude is null or point(l.longitude, l.latitude) <@ box(
      point(${box.west}::float8, ${box.south}::float8), point(${box.east}::float8, ${box.north}::float8))
      and ${metresTo(asked)} <= ${km * 1000})`,
    sql`(l.latitude is not null or l.online)`,
  );
}

function putAccess({ access }: Search, put: Put): void {
  if (access.length === 0) return;
  const others = access.filter(code => code !== 'step_free');
  const parts = [
    ...(access.includes('step_free') ? [sql`l.step_free <> 'no'`] : []),
    ...(others.length > 0 ? [sql`not l.access_no && ${others}::text[]`] : []),
  ];
  put('access', sql.join(parts, sql` and `));
}
