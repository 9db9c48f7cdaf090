import { type RawBuilder, sql } from 'kysely';
import {
  filtersOf,
  inSquares,
  metresTo,
  type SearchFilter,
  type SearchShape,
  type SearchValues,
} from './search-filter-queries.ts';

type Sql = RawBuilder<unknown>;

/** A service that fits, the place that stands for it, and what it is sorted by. */
export type Placed = {
  readonly serviceId: string;
  readonly placeNumber: number;
  readonly value: number | string;
};

/** What is sorted after everything that lies somewhere: a place nobody knows. */
export const furthest = 2_147_483_647;

/** Metres to a row `l`, the furthest where they are not known. */
export function farOf(shape: SearchShape, values: SearchValues): Sql {
  return sql`coalesce(${metresTo(shape, values)}, ${sql.lit(furthest)})`;
}

/** What is true of a row `l` that is known to fit; null where every row that fits is. */
export function knownOf(shape: SearchShape, values: SearchValues): Sql | null {
  const certain = [...filtersOf(shape, values).values()].flatMap(({ known }) => known ?? []);
  return certain.length === 0 ? null : sql`(${sql.join(certain, sql` and `)})`;
}

/** Filters of which something may be unknown, so that services come in two groups: known to fit, and the others. */
export const certainFilters: readonly SearchFilter[] = ['within', 'when', 'language', 'who'];

/** What is true of a row `l` that fits: its words, and all that is asked. */
function fitsOf(shape: SearchShape, values: SearchValues): Sql {
  const filters = [...filtersOf(shape, values).values()].map(({ keep }) => sql`(${keep})`);
  const look = shape.words ? [sql`l.words @@ ${values.query}::tsquery`] : [];
  return sql.join([...look, sql`l.region = ${values.region}`, ...filters], sql` and `);
}

/**
 * Rows `l` of the listing that fit, one for each service: of its places the one that is known to fit, then the nearest, then
 * the first. Ends within a condition, so that more may be said of the row with `and`.
 */
export function rowsThatFit(shape: SearchShape, values: SearchValues): Sql {
  const fits = fitsOf(shape, values);
  const known = knownOf(shape, values);
  const place = (number: Sql) =>
    sql.join(
      [...(known ? [sql`(not ${known})`] : []), ...(shape.near ? [farOf(shape, values)] : []), number],
      sql`, `,
    );
  // The inner row is called `l` too, so that the same conditions are said of it; of the outer one it knows what `own` holds.
  return sql`directory.listing l
    cross join lateral (select l.service_id as service, l.place_number as number) own
    where ${fits} and ${shape.squares ? inSquares(values) : sql`true`}
    and case when l.several then (l.place_number = (select l.place_number from directory.listing l where l.service_id = own.service and ${fits}
      order by ${place(sql`l.place_number`)} limit 1)) else true end`;
}

/**
 * What a row `l` is sorted by, and its type: ascending in every order, so that one direction of paging serves all. Descending fit
 * is ascending negative rank.
 */
export function sortOf(
  shape: SearchShape,
  values: SearchValues,
): { readonly value: Sql; readonly type: Sql } {
  return {
    fit: { value: sql`-round(ts_rank(l.words, ${values.query}::tsquery) * 1000000)::int`, type: sql`int` },
    distance: { value: farOf(shape, values), type: sql`int` },
    soonest: { value: sql`coalesce(l.next_at, 'infinity')`, type: sql`timestamptz` },
    name: { value: sql`lower(l.name)`, type: sql`text` },
  }[shape.order];
}
