import { type RawBuilder, sql } from 'kysely';
import { confirmedOnOf } from './confirmed-queries.ts';
import { boxAround, earthRadiusKm, type Search, type SearchOrder } from './search.ts';
import { weekMask } from './search-week.ts';
import { nowhere, squareOfRow, squaresWithin } from './squares.ts';

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

/** What of a search its statement depends on; all else are values. Statements are kept by it. */
export type SearchShape = {
  readonly order: SearchOrder;
  readonly words: boolean;
  readonly near: boolean;
  /** Whether squares of the map are asked for; not where they are too many. */
  readonly squares: boolean;
  readonly stepFree: boolean;
  readonly otherAccess: boolean;
  readonly filters: readonly SearchFilter[];
};

/** The values of a search's statement; those that its shape does not use are empty. */
export type SearchValues = ReturnType<typeof valuesOf>;

/** @param order how the results are ordered in the end */
export function shapeOf(asked: Search, query: string | null, order: SearchOrder): SearchShape {
  const { near, withinKm, access } = asked;
  const is: Readonly<Record<SearchFilter, boolean>> = {
    need: asked.needKinds.length > 0,
    kind: asked.kinds.length > 0,
    when: asked.days.length + asked.parts.length > 0,
    within: near !== null && withinKm !== null,
    free: asked.free,
    access: access.length > 0,
    language: asked.language !== null,
    who: asked.sex !== null,
    age: asked.age !== null,
    online: asked.online,
    open_door: asked.openDoor,
    confirmed: asked.confirmedSince !== null,
  };
  return {
    order,
    words: query !== null,
    near: near !== null,
    squares: squaresOf(asked) !== null,
    stepFree: access.includes('step_free'),
    otherAccess: access.some(code => code !== 'step_free'),
    filters: searchFilters.filter(filter => is[filter]),
  };
}

// Where something is may not be known, or not matter because one comes by telephone: that is kept.
function squaresOf({ near, withinKm }: Search): readonly string[] | null {
  const squares = near === null || withinKm === null ? null : squaresWithin(near, withinKm);
  return squares === null ? null : [nowhere, ...squares].map(String);
}

export function valuesOf(asked: Search, query: string | null) {
  const week = weekMask(asked.days, asked.parts) ?? { fit: 0, open: 0 };
  const other = asked.sex === 'women' ? 'men' : 'women';
  return {
    region: asked.region as string,
    query: query ?? '',
    squares: squaresOf(asked) ?? [],
    lat: asked.near?.lat ?? 0,
    lon: asked.near?.lon ?? 0,
    metres: (asked.withinKm ?? 0) * 1000,
    ...boxAround(asked.near ?? { lat: 0, lon: 0 }, asked.withinKm ?? 0),
    needKinds: asked.needKinds,
    kinds: asked.kinds,
    weekFit: week.fit,
    weekOpen: week.fit | week.open,
    access: asked.access.filter(code => code !== 'step_free'),
    language: asked.language ?? '',
    sex: asked.sex ?? '',
    sexOnly: [`${asked.sex}_only`] as readonly string[],
    otherSex: other as string,
    otherOnly: [`${other}_only`] as readonly string[],
    age: asked.age ?? 0,
    since: asked.confirmedSince,
  };
}

/** In one of the squares asked for; one index answers for it, for what is free and for what has no step. */
export function inSquares({ squares }: SearchValues): Sql {
  return sql`${squareOfRow} = any(${squares}::int[])`;
}

/** Metres from the place asked for to a row `l` of the listing; null without either. */
export function metresTo({ near }: SearchShape, { lat, lon }: SearchValues): Sql {
  return near ? distanceTo(lat, lon) : sql`null::int`;
}

/** Metres from a point, in degrees, to a row `l` of the listing; null where that has no position. */
export function distanceTo(lat: number, lon: number): Sql {
  // `least` passes over null, so that a place nobody knows would lie at the far side of the earth.
  return sql`case when l.latitude is not null then round(2000 * ${earthRadiusKm}::float8 * asin(least(1, sqrt(
    sin(radians(l.latitude - ${lat}::float8) / 2) ^ 2 + cos(radians(${lat}::float8)) * cos(radians(l.latitude))
    * sin(radians(l.longitude - ${lon}::float8) / 2) ^ 2))))::int end`;
}

/** The filters of a search as conditions on a row `l` of the listing, by name; only those that are asked. */
export function filtersOf(shape: SearchShape, values: SearchValues): ReadonlyMap<SearchFilter, Condition> {
  return new Map(shape.filters.map(filter => [filter, conditions[filter](values, shape)]));
}

type ConditionOf = (values: SearchValues, shape: SearchShape) => Condition;

const conditions: Readonly<Record<SearchFilter, ConditionOf>> = {
  need: ({ needKinds }) => ({ keep: sql`l.kinds && ${needKinds}::text[]` }),
  kind: ({ kinds }) => ({ keep: sql`l.kinds && ${kinds}::text[]` }),
  when: ({ weekFit, weekOpen }) => ({
    keep: sql`(l.week & ${weekOpen}::int) <> 0`,
    known: sql`(l.week & ${weekFit}::int) <> 0`,
  }),
  within: (values, shape) => ({
    // The box is cheap to compare with, and most of what lies in the squares lies outside.
    keep: sql`(l.latitude is null or l.latitude between ${values.south}::float8 and ${values.north}::float8
      and l.longitude between ${values.west}::float8 and ${values.east}::float8
      and ${metresTo(shape, values)} <= ${values.metres}::float8)`,
    known: sql`(l.latitude is not null or l.online)`,
  }),
  free: () => ({ keep: sql`l.free in ('yes', 'unknown')` }),
  access: ({ access }, { stepFree, otherAccess }) => ({
    keep: sql.join(
      [
        ...(stepFree ? [sql`l.step_free in ('yes', 'unknown')`] : []),
        ...(otherAccess ? [sql`not l.access_no && ${access}::text[]`] : []),
      ],
      sql` and `,
    ),
  }),
  language: ({ language }) => {
    const spoken = sql`l.languages @> array[${language}::text]`;
    return { keep: sql`(l.languages = '{}' or ${spoken})`, known: sql`(l.languages <> '{}' and ${spoken})` };
  },
  who: ({ sex, sexOnly, otherSex, otherOnly }) => ({
    keep: sql`l.sex <> ${otherSex} and not l.access_yes @> ${otherOnly}::text[]`,
    // Few are for women or for men alone: an index holds those, in these words.
    known: sql`((l.sex in ('women', 'men') or l.access_yes && '{women_only,men_only}')
      and (l.sex = ${sex} or l.access_yes @> ${sexOnly}::text[]))`,
  }),
  age: ({ age }) => ({
    keep: sql`coalesce(l.minimum_age <= ${age}::int, true) and coalesce(l.maximum_age >= ${age}::int, true)`,
  }),
  online: () => ({ keep: sql`l.online` }),
  open_door: () => ({ keep: sql`l.open_door <> 'no'` }),
  confirmed: ({ since }) => ({
    keep: sql`coalesce(${confirmedOnOf(sql`l.service_id`)} >= ${since}::date, false)`,
  }),
};

/** The same statement for the same shape, built once; the shapes used longest ago are forgotten. */
export function byShape<Shape, Made>(make: (shape: Shape) => Made): (shape: Shape) => Made {
  const kept = new Map<string, Made>();
  return shape => {
    const key = JSON.stringify(shape);
    const made = kept.get(key) ?? make(shape);
    kept.delete(key);
    kept.set(key, made);
    const [oldest] = kept.keys();
    if (kept.size > mostShapes && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}

const mostShapes = 200;
