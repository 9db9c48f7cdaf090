import { type RawBuilder, sql } from 'kysely';
import { compiledOnce, type Db, plannedByValues } from '../platform/database/index.ts';
import type { Cursor, Search } from './search.ts';
import { byShape, type SearchShape, shapeOf, valuesOf } from './search-filter-queries.ts';
import { certainFilters, farOf, knownOf, type Placed, rowsThatFit, sortOf } from './search-rows-queries.ts';
import { nowhere, squaresWithin } from './squares.ts';

/** How a search is walked: what sorts it, and whether services whose name has the words come before the others. */
export type Walk = { readonly by: 'distance' | 'soonest' | 'name'; readonly nameFirst: boolean };

/** A service on a page with the group it stands in. */
export type Walked = Placed & { readonly group: number };

/**
 * Goes through the services that fit in their order, group by group, until a page is full; nothing behind it is looked at.
 * Within a group by distance it looks at rings around the place, each as much wider as the ones before were empty.
 * @param after a cursor of the same walk
 */
export async function walk(
  db: Db,
  asked: Search,
  query: string | null,
  { by, nameFirst }: Walk,
  after: Cursor | null,
): Promise<readonly Walked[]> {
  const wanted = asked.limit + 1;
  const shape = shapeOf(asked, query, by);
  const found: Walked[] = [];
  for (const group of groupsOf(shape, nameFirst)) {
    if (after !== null && group < after.group) continue;
    const from = after?.group === group ? after : null;
    const step = { shape, group, from, asked, query };
    const upTo = () => wanted - found.length;
    const steps =
      by === 'distance' && asked.near !== null
        ? inRings(db, step, asked.near, upTo)
        : [await lookAt(db, { ...step, ring: null, upTo: upTo() })];
    for await (const rows of steps) found.push(...rows.map(row => ({ ...row, group })));
    if (found.length >= wanted) break;
  }
  return found;
}

/**
 * The groups of a walk in their order. Without names: 0 for what is known to fit, 1 for the others. With names: 2 and 3 for
 * what is known to fit, with the words in its name and without; 4 and 5 for the others.
 */
function groupsOf({ filters }: SearchShape, nameFirst: boolean): readonly number[] {
  const parted = filters.some(filter => certainFilters.includes(filter));
  const groups = nameFirst ? [2, 3, 4, 5] : [0, 1];
  return parted ? groups : groups.slice(0, groups.length / 2);
}

type Step = {
  readonly shape: SearchShape;
  readonly group: number;
  readonly from: Cursor | null;
  readonly asked: Search;
  readonly query: string | null;
};

/** What lies further than `from` metres and no further than `to`; without `to` everything that is left, and what is nowhere. */
type Ring = { readonly from: number; readonly to: number | null };

const firstRingKm = 4;

/**
 * @param near the place the rings lie around
 * @param upTo how much is still wanted
 * @yields what fits, ring after ring
 */
async function* inRings(
  db: Db,
  step: Step,
  near: NonNullable<Search['near']>,
  upTo: () => number,
): AsyncGenerator<readonly Placed[]> {
  const { withinKm } = step.asked;
  const begun = Number(step.from?.value ?? 0);
  let from = Math.max(-1, begun - 1);
  let km = Math.max(firstKm(step), (1.3 * begun) / 1000);
  while (upTo() > 0) {
    const last = (withinKm !== null && km >= withinKm) || squaresWithin(near, km) === null;
    const ring = { from, to: last ? null : Math.floor(km * 1000) };
    const rows = await lookAt(db, { ...step, ring, upTo: upTo() });
    yield rows;
    if (ring.to === null) return;
    from = ring.to;
    km *= Math.min(6, Math.max(1.5, Math.sqrt((2 * upTo()) / Math.max(rows.length, 0.5))));
  }
}

// Those with a word in their name are few, and looked at together. Of those without, a fifth of the way holds a page: there
// are hundreds of them.
function firstKm({ group, asked: { withinKm } }: Step): number {
  if (withinKm === null || group < 2) return firstRingKm;
  return group % 2 === 0 ? withinKm : Math.max(firstRingKm, 0.25 * withinKm);
}

async function lookAt(
  db: Db,
  {
    shape,
    group,
    from,
    asked,
    query,
    ring,
    upTo,
  }: Step & { readonly ring: Ring | null; readonly upTo: number },
): Promise<readonly Placed[]> {
  const values = valuesOf(asked, query);
  const squares = squaresOf(shape, asked, ring, group, values.squares);
  const statement = statements({
    ...shape,
    squares: squares !== null,
    group,
    ring: ring === null ? 'none' : ring.to === null ? 'rest' : 'within',
    goesOn: from !== null,
  });
  const asking = {
    ...values,
    squares: squares ?? [],
    ringFrom: ring?.from ?? 0,
    ringTo: ring?.to ?? 0,
    afterValue: from?.value ?? '',
    afterId: from?.id ?? '',
    upTo,
  };
  return (await db.executeQuery(statement(asking))).rows;
}

/** The squares of the map that hold what is looked at; null for all. */
function squaresOf(
  { filters }: SearchShape,
  { near }: Search,
  ring: Ring | null,
  group: number,
  squares: readonly string[],
): readonly string[] | null {
  // Where distance is all that can be unknown, the others are those that are nowhere.
  const others = group === 1 || group > 3;
  if (others && filters.filter(one => certainFilters.includes(one)).join() === 'within')
    return [String(nowhere)];
  if (ring?.to && near) return squaresWithin(near, ring.to / 1000)?.map(String) ?? null;
  return squares.length > 0 ? squares : null;
}

type StepShape = SearchShape & {
  readonly group: number;
  readonly ring: 'none' | 'within' | 'rest';
  readonly goesOn: boolean;
};
type StepValues = ReturnType<typeof valuesOf> & {
  readonly ringFrom: number;
  readonly ringTo: number;
  readonly afterValue: number | string;
  readonly afterId: string;
  readonly upTo: number;
};

const statements = byShape((shape: StepShape) =>
  compiledOnce((_, values: StepValues) => stepQuery(shape, values)),
);

function stepQuery(shape: StepShape, values: StepValues): RawBuilder<Placed> {
  const known = knownOf(shape, values);
  const far = farOf(shape, values);
  const { value, type } = sortOf(shape, values);
  const inName = sql`ts_filter(l.words, '{a}') @@ ${values.query}::tsquery`;
  const conditions = [
    ...(known ? [shape.group === 1 || shape.group > 3 ? sql`not ${known}` : known] : []),
    ...(shape.group > 1 ? [shape.group % 2 === 0 ? inName : sql`not ${inName}`] : []),
    ...(shape.ring === 'none' ? [] : [sql`${far} > ${values.ringFrom}::int`]),
    ...(shape.ring === 'within' ? [sql`${far} <= ${values.ringTo}::int`] : []),
    ...(shape.goesOn
      ? [sql`(${value}, l.service_id) > (${values.afterValue}::${type}, ${values.afterId}::uuid)`]
      : []),
  ];
  return sql<Placed>`${sql.raw(plannedByValues)}
    select l.service_id as "serviceId", l.place_number as "placeNumber", ${shape.order === 'soonest' ? sql`${value}::text` : value} as value
    from ${rowsThatFit(shape, values)}${conditions.length > 0 ? sql` and ${sql.join(conditions, sql` and `)}` : sql``}
    order by ${value}, l.service_id limit ${values.upTo}`;
}
