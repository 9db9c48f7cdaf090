import { type RawBuilder, sql } from 'kysely';
import { compiledOnce, type Db, plannedByValues } from '../platform/database/index.ts';
import { confirmedOnOf } from './confirmed-queries.ts';
import type { Fact } from './record.ts';
import type { Cursor, Search } from './search.ts';
import {
  byShape,
  filtersOf,
  inSquares,
  metresTo,
  type SearchFilter,
  type SearchShape,
  type SearchValues,
  shapeOf,
  valuesOf,
} from './search-filter-queries.ts';
import { type ReadWords, readWords } from './search-words-queries.ts';

/** What the listing knows of a service beside its text, as a list of results shows it. */
export type ListedFacts = {
  /** Null when not known, or when the place is told to nobody. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly placeHidden: boolean;
  /** When it next begins, an instant as ISO text; null when that is not known. */
  readonly nextAt: string | null;
  /** Parts of the week as bits, see search-week.ts. */
  readonly week: number;
  /** House codes of access known to be there, and known not to be. */
  readonly accessYes: readonly string[];
  readonly accessNo: readonly string[];
  /** Codes of languages; empty when nothing is said. */
  readonly languages: readonly string[];
  readonly sex: 'anyone' | 'women' | 'men' | 'unknown';
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  /** Whether one may come without a referral. */
  readonly openDoor: Fact;
};

/** One service as a list of results shows it. */
export type Found = {
  readonly serviceId: string;
  readonly name: string;
  readonly organization: string | null;
  readonly description: string | null;
  readonly kinds: readonly string[];
  readonly free: Fact;
  readonly stepFree: Fact;
  readonly online: boolean;
  /** Metres from the place asked for; null when either is unknown. */
  readonly metres: number | null;
  readonly approximate: boolean;
  readonly placeName: string | null;
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly feesDescription: string | null;
  readonly eligibility: string | null;
  readonly confirmedOn: Temporal.PlainDate | null;
  /** Which of the words asked for were found by full text; for "because". */
  readonly because: readonly string[];
  readonly facts?: ListedFacts;
  /** When it next begins, where no more of the facts is read. */
  readonly nextAt?: Temporal.Instant | null;
};

export type SearchResult = {
  readonly found: readonly Found[];
  /** Services that fit, on all pages; counted up to `mostCounted`, beyond it one more. */
  readonly total: number;
  readonly next: Cursor | null;
  readonly readAs: ReadWords['readAs'];
  /** True when no service has all the words and those with some are shown. */
  readonly someWords: boolean;
  /** The query of full text that the words were read as; for counting what a filter hides. */
  readonly query: string | null;
};

type Row = Omit<Found, 'because'> & {
  readonly total: number;
  readonly late: 0 | 1;
  readonly value: number | string;
};

/**
 * Services that fit, best first, in keyset pages. One statement, after the words are read.
 * @param read its words, where they were read before; see `readAsked`
 */
export async function search(db: Db, asked: Search, read?: ReadWords | null): Promise<SearchResult> {
  const words = read === undefined ? await readAsked(db, asked) : read;
  const query = words?.query ?? null;
  const order = orderOf(asked, query);
  const after = cursorIn(asked, order);
  const statement = statements(shapeOf(asked, query, order, after));
  const { rows } = await db.executeQuery(statement(valuesOf(asked, query, after)));
  const page = rows.slice(0, asked.limit);
  const last = page.at(-1);
  return {
    found: page.map(({ total: _, value: __, late: ___, ...row }) => ({ ...row, because: [] })),
    total: rows[0]?.total ?? 0,
    next:
      last && rows.length > asked.limit ? { late: last.late, value: last.value, id: last.serviceId } : null,
    readAs: words?.readAs ?? [],
    someWords: words?.loose ?? false,
    query: words?.query ?? null,
  };
}

/** The words of a search as they are to be read; null where it has none. */
export async function readAsked(db: Db, asked: Search): Promise<ReadWords | null> {
  return asked.words.trim() === '' ? null : readWords(db, asked);
}

/** Counting goes no further: nobody reads 60,000 results, and "more than 1,000" says it. */
export const mostCounted = 1000;

// Nothing to rank by, and no place to measure from, leave the name.
function orderOf(asked: Search, query: string | null): Search['order'] {
  if (asked.order === 'distance' && asked.near === null) return query === null ? 'name' : 'fit';
  return asked.order === 'fit' && query === null ? 'name' : asked.order;
}

// Descending fit is ascending negative fit, so that one direction of paging serves all orders.
const typeOf = { fit: sql`int`, distance: sql`int`, soonest: sql`timestamptz`, name: sql`text` } as const;

// An address may carry any cursor; one that belongs to another order begins again.
function cursorIn({ after }: Search, order: Search['order']): Cursor | null {
  if (after === null) return null;
  const { value } = after;
  if (order === 'name') return typeof value === 'string' && !value.includes('\0') ? after : null;
  if (order !== 'soonest') return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31 ? after : null;
  return value === 'infinity' || isMoment(String(value)) ? after : null;
}

/** Whether a text is a moment as PostgreSQL writes it, and one there is. */
function isMoment(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-](0\d|1[0-4])(:\d\d)?$/.test(text)) return false;
  try {
    Temporal.Instant.from(text.replace(' ', 'T'));
    return !text.startsWith('0000');
  } catch {
    return false;
  }
}

const statements = byShape(shape => compiledOnce((_, values: SearchValues) => resultsQuery(shape, values)));

function resultsQuery(shape: SearchShape, values: SearchValues): RawBuilder<Row> {
  const pages = walkable(shape) ? walked(shape, values) : gathered(shape, values);
  // Whether the words or the squares leave less to look at is seen from the values alone.
  const plan = shape.words && shape.squares ? sql.raw(plannedByValues) : sql``;
  return sql<Row>`${plan}
    with ${pages}
    select page.service_id as "serviceId", l.name, o.name as organization, left(s.description, 400) as description, l.kinds,
      l.free, l.step_free as "stepFree", l.online, page.metres, l.approximate,
      case when not hidden then place.name end as "placeName",
      case when not hidden then nullif(concat_ws(', ', address.address_1, address.address_2, address.city), '') end as address,
      case when not hidden then address.postal_code end as "postalCode",
      s.fees_description as "feesDescription", s.eligibility_description as eligibility,
      ${confirmedOnOf(sql`s.id`)} as "confirmedOn", ${listedFacts} as facts, page.total, page.late,
      ${shape.order === 'soonest' ? sql`page.value::text` : sql`page.value`} as value
    from page
    join directory.listing l on l.service_id = page.service_id and l.place_number = page.place_number
    join directory.service s on s.id = page.service_id
    left join directory.organization o on o.id = s.organization_id
    left join directory.location place on place.id = l.location_id
    cross join lateral (select s.place_hidden or coalesce(place.address_confidential, false) as hidden) secret
    left join lateral (select * from directory.address a where a.location_id = l.location_id and a.address_type = 'physical'
      order by a.position limit 1) address on true
    order by page.late, page.value, page.service_id`;
}

/** What is true of a row `l` that fits, and of one that is known to; the second is null where that is the same. */
function conditionsOf(shape: SearchShape, values: SearchValues) {
  const filters = [...filtersOf(shape, values).values()];
  const certain = filters.flatMap(({ known }) => known ?? []);
  const all = (list: readonly RawBuilder<unknown>[]) => sql`(${sql.join(list, sql` and `)})`;
  const fits = all([sql`l.region = ${values.region}`, ...filters.map(({ keep }) => sql`(${keep})`)]);
  return { fits, known: certain.length === 0 ? null : all(certain) };
}

// Where neither the place nor a filter of places plays a part, a service's first place stands for all of them.
function anyPlace({ near, filters }: SearchShape): boolean {
  return !near && !filters.some(one => ['access', 'online', 'when', 'language'].includes(one));
}

// Filters that most services pass, because so much is unknown: then a page is full soon. Where some come before others, or
// few are left, all have to be looked at.
function walkable({ words, order, filters, ...shape }: SearchShape): boolean {
  if (words || filters.some(one => oneByOne.has(one))) return false;
  return order === 'name' || (order === 'soonest' && anyPlace({ words, order, filters, ...shape }));
}

const oneByOne: ReadonlySet<SearchFilter> = new Set(['within', 'when', 'language', 'who', 'online']);

/** What results are sorted by, of a row `l`; and the same of a row of `hit`, which carries that as `sortable`. */
const gathering = {
  fit: { sortable: null, value: sql`hit.sortable` },
  distance: { sortable: sql`null::int`, value: sql`coalesce(hit.metres, 2147483647)` },
  soonest: { sortable: sql`l.next_at`, value: sql`coalesce(hit.sortable, 'infinity')` },
  name: { sortable: sql`l.name`, value: sql`lower(hit.sortable)` },
} as const;

/** All that fits, sorted. Where places play a part it is looked at once; else counting ends early and is no second look. */
function gathered(shape: SearchShape, values: SearchValues): RawBuilder<unknown> {
  const { fits, known } = conditionsOf(shape, values);
  const { sortable, value } = gathering[shape.order];
  const type = typeOf[shape.order];
  const look = shape.words ? sql`l.words @@ ${values.query}::tsquery and ` : sql``;
  const hereabouts = shape.squares ? sql`${inSquares(values)} and ` : sql``;
  const rank = shape.words ? sql`-round(ts_rank(l.words, ${values.query}::tsquery) * 1000000)::int` : sql`0`;
  const last = sql`(${values.afterValue}::${type}, ${values.afterId}::uuid)`;
  const beyond =
    shape.after === 'start'
      ? sql`true`
      : sql`(late > ${sql.lit(shape.after)} or late = ${sql.lit(shape.after)} and (${value}, hit.service_id) > ${last})`;
  const rows = sql`
    select l.service_id, l.place_number, ${metresTo(shape, values)} as metres, ${sortable ?? rank} as sortable,
      ${known ? sql`(not ${known})::int` : sql`0`} as late
    from directory.listing l where ${look}${hereabouts}${fits}`;
  // Only services with more than one place have to be brought together.
  const hit = anyPlace(shape)
    ? sql`hit as not materialized (${rows} and ${firstOf(shape, values)})`
    : sql`
    hits as materialized (${rows}),
    several as materialized (select service_id from directory.listing where place_number > 0),
    hit as materialized (
      select * from hits where service_id not in (select service_id from several)
      union all
      (select distinct on (service_id) * from hits where service_id in (select service_id from several)
        order by service_id, late, metres nulls last, place_number))`;
  return sql`
    ${hit},
    page as (
      select service_id, place_number, metres, late, ${value} as value,
        (select count(*)::int from (select from hit limit ${sql.lit(mostCounted + 1)}) counted) as total
      from hit where ${beyond} order by late, ${value}, service_id limit ${values.upTo})`;
}

// The words may be those of another place alone: then the first place that has them stands for the service.
function firstOf({ words }: SearchShape, { query }: SearchValues): RawBuilder<unknown> {
  if (!words) return sql`l.place_number = 0`;
  return sql`(l.place_number = 0 or not exists (select from directory.listing other
    where other.service_id = l.service_id and other.place_number < l.place_number and other.words @@ ${query}::tsquery))`;
}

/** Walks the services in their order until a page is full. One with more than one place fits when any of them does. */
function walked(shape: SearchShape, values: SearchValues): RawBuilder<unknown> {
  const { fits } = conditionsOf(shape, values);
  const value = shape.order === 'soonest' ? sql`coalesce(hit.next_at, 'infinity')` : sql`lower(hit.name)`;
  const type = typeOf[shape.order];
  const some = anyPlace(shape)
    ? fits
    : sql`(${fits} or hit.service_id in (select l.service_id from directory.listing l where l.place_number > 0 and ${fits}))`;
  // The first place of a service is called both: `l` in the conditions, `hit` for itself.
  const first = sql`directory.listing hit cross join lateral (select hit.*) l
    where hit.place_number = 0 and hit.region = ${values.region} and ${some}`;
  const beyond =
    shape.after === 'start'
      ? sql``
      : sql`and (${value}, hit.service_id) > (${values.afterValue}::${type}, ${values.afterId}::uuid)`;
  return sql`
    found as materialized (
      select hit.service_id, ${value} as value from ${first} ${beyond}
      order by ${value}, hit.service_id limit ${values.upTo}),
    page as (
      select found.*, 0 as late, chosen.place_number, chosen.metres,
        (select count(*)::int from (select from ${first} limit ${sql.lit(mostCounted + 1)}) counted) as total
      from found cross join lateral (
        select l.place_number, ${metresTo(shape, values)} as metres from directory.listing l
        where l.service_id = found.service_id and ${fits} order by metres nulls last, l.place_number limit 1) chosen)`;
}

/** The facts of a row `l` of the listing, `hidden` telling whether its place is secret. */
const listedFacts = sql`json_build_object('latitude', l.latitude, 'longitude', l.longitude, 'placeHidden', hidden,
  'nextAt', nullif(l.next_at, '-infinity'), 'week', l.week, 'accessYes', l.access_yes, 'accessNo', l.access_no,
  'languages', l.languages, 'sex', l.sex, 'minimumAge', l.minimum_age, 'maximumAge', l.maximum_age, 'openDoor', l.open_door)`;
