import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { Search } from './search.ts';
import { filtersOf, type SearchFilter } from './search-filter-queries.ts';

/** How many services more there would be without one of the filters, the others staying. */
export type Loosened = { readonly filter: SearchFilter; readonly more: number };

/** Rows of the listing looked at for it; where the words and the rest leave more, the numbers are at least these. */
const mostLooked = 20000;

/**
 * What each filter alone hides, the most first; filters that hide nothing by themselves are left out. One statement.
 * @param query the words as they were read
 */
export async function loosened(db: Db, asked: Search, query: string | null): Promise<readonly Loosened[]> {
  const filters = [...filtersOf(asked)];
  if (filters.length === 0) return [];
  // Each row has one bit for each filter that turns it away: with exactly one bit set, that filter alone does.
  const refusals = filters.map(
    ([, { keep }], index) => sql`(case when ${keep} then 0 else ${1 << index}::int end)`,
  );
  const { rows } = await sql<{ refused: number; services: number }>`
    with looked as materialized (
      select l.service_id, ${sql.join(refusals, sql` | `)} as refused
      from directory.listing l
      where l.region = ${asked.region} and ${query === null ? sql`true` : sql`l.words @@ ${query}::tsquery`}
      limit ${mostLooked}),
    service as (select service_id, min(refused) filter (where refused & (refused - 1) = 0) as refused,
      bool_or(refused = 0) as found from looked group by service_id)
    select refused, count(*)::int as services from service where not found and refused > 0 group by refused`.execute(
    db,
  );
  const more = new Map(rows.map(({ refused, services }) => [refused, services]));
  return filters
    .map(([filter], index) => ({ filter, more: more.get(1 << index) ?? 0 }))
    .filter(one => one.more > 0)
    .toSorted((one, other) => other.more - one.more);
}
