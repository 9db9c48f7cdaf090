import { type RawBuilder, sql } from 'kysely';
import { compiledOnce, type Db, plannedByValues } from '../platform/database/index.ts';
import type { Cursor, Search, SearchOrder } from './search.ts';
import { byShape, type SearchShape, type SearchValues, shapeOf, valuesOf } from './search-filter-queries.ts';
import { knownOf, type Placed, rowsThatFit, sortOf } from './search-rows-queries.ts';

/** How many services fit, and a page of them; no page where they are more than were to be gathered. */
export type Gathered = {
  readonly total: number;
  readonly found: readonly (Placed & { readonly group: number })[];
};

/**
 * Gathers all services that fit, up to one more than `most`, and where they are no more puts them in order. A rank costs most of
 * all, and is worked out only then.
 * @param after a cursor of the same order, in group 0 or 1; null for the first page
 * @param whole true to put them in order however many they are
 */
export async function gather(
  db: Db,
  asked: Search,
  query: string | null,
  order: SearchOrder,
  { most, after, whole }: { readonly most: number; readonly after: Cursor | null; readonly whole: boolean },
): Promise<Gathered> {
  const statement = statements({ ...shapeOf(asked, query, order), goesOn: after !== null, whole });
  const asking = {
    ...valuesOf(asked, query),
    most,
    afterGroup: after?.group ?? 0,
    afterValue: after?.value ?? '',
    afterId: after?.id ?? '',
    upTo: asked.limit + 1,
  };
  const { rows } = await db.executeQuery(statement(asking));
  return { total: rows[0]?.total ?? 0, found: rows.filter(row => row.serviceId !== null) };
}

type Shape = SearchShape & { readonly goesOn: boolean; readonly whole: boolean };
type Values = SearchValues & {
  readonly most: number;
  readonly afterGroup: number;
  readonly afterValue: number | string;
  readonly afterId: string;
  readonly upTo: number;
};
type Row = Placed & { readonly group: number; readonly total: number };

const statements = byShape((shape: Shape) => compiledOnce((_, values: Values) => gatherQuery(shape, values)));

function gatherQuery(shape: Shape, values: Values): RawBuilder<Row> {
  const known = knownOf(shape, values);
  const late = known ? sql`(not ${known})::int` : sql`0`;
  const { value, type } = sortOf(shape, values);
  const sorted = shape.whole ? sql`hit.value` : sql`sorting.value`;
  const conditions = [
    ...(shape.whole ? [] : [sql`counting.total <= ${values.most}::int`]),
    ...(shape.goesOn
      ? [
          sql`(hit.late, ${sorted}, hit.service_id)
            > (${values.afterGroup}::int, ${values.afterValue}::${type}, ${values.afterId}::uuid)`,
        ]
      : []),
  ];
  // What is gathered stays narrow: rows that carry their words would fill megabytes. Where all are put in order anyway, they are
  // looked at once; else what sorts them is read again of those few that are.
  const source = shape.whole
    ? sql`hit`
    : sql`hit cross join lateral (
        select ${value} as value from directory.listing l
        where l.service_id = hit.service_id and l.place_number = hit.place_number offset 0) sorting`;
  return sql<Row>`${sql.raw(plannedByValues)}
    with hit as materialized (
      select l.service_id, l.place_number, ${late} as late${shape.whole ? sql`, ${value} as value` : sql``}
      from ${rowsThatFit(shape, values)}
      ${shape.whole ? sql`` : sql`limit ${values.most}::int + 1`})
    select counting.total, page."serviceId", page."placeNumber", page.group,
      ${shape.order === 'soonest' ? sql`page.value::text` : sql`page.value`} as value
    from (select least(count(*)::int, ${values.most}::int + 1) as total from hit) counting
    left join lateral (
      select hit.service_id as "serviceId", hit.place_number as "placeNumber", hit.late as group, ${sorted} as value
      from ${source}
      where ${sql.join([sql`true`, ...conditions], sql` and `)}
      order by late, value, service_id limit ${values.upTo}) page on true
    order by page.group, page.value, page."serviceId"`;
}
