import { type RawBuilder, sql } from 'kysely';
import { compiledOnce, type Db } from '../platform/database/index.ts';
import type { Search } from './search.ts';
import {
  byShape,
  filtersOf,
  type SearchFilter,
  type SearchShape,
  type SearchValues,
  shapeOf,
  valuesOf,
} from './search-filter-queries.ts';

/** How many services more there would be without one of the filters, the others staying. */
export type Loosened = { readonly filter: SearchFilter; readonly more: number };

/** Rows of the listing looked at for it; where the words and the rest leave more, the numbers are at least these. */
const mostLooked = 20000;

/**
 * What each filter alone hides, the most first; filters that hide nothing by themselves are left out. One statement.
 * @param query the words as they were read
 */
export async function loosened(db: Db, asked: Search, query: string | null): Promise<readonly Loosened[]> {
  const shape = shapeOf(asked, query, 'name');
  if (shape.filters.length === 0) return [];
  const { rows } = await db.executeQuery(statements(shape)(valuesOf(asked, query)));
  const more = new Map(rows.map(({ refused, services }) => [refused, services]));
  return shape.filters
    .map((filter, index) => ({ filter, more: more.get(1 << index) ?? 0 }))
    .filter(one => one.more > 0)
    .toSorted((one, other) => other.more - one.more);
}

const statements = byShape((shape: SearchShape) =>
  compiledOnce((_, values: SearchValues) => refusedQuery(shape, values)),
);

// Each row has one bit for each filter that turns it away: with exactly one bit set, that filter alone does.
function refusedQuery(
  shape: SearchShape,
  values: SearchValues,
): RawBuilder<{ refused: number; services: number }> {
  const refusals = [...filtersOf(shape, values).values()].map(
    ({ keep }, index) => sql`(case when ${keep} then 0 else ${sql.lit(1 << index)} end)`,
  );
  return sql`
    with looked as materialized (
      select l.service_id, ${sql.join(refusals, sql` | `)} as refused
      from directory.listing l
      where l.region = ${values.region} and ${shape.words ? sql`l.words @@ ${values.query}::tsquery` : sql`true`}
      limit ${sql.lit(mostLooked)}),
    service as (select service_id, min(refused) filter (where refused & (refused - 1) = 0) as refused,
      bool_or(refused = 0) as found from looked group by service_id)
    select refused, count(*)::int as services from service where not found and refused > 0 group by refused`;
}
