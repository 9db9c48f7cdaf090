import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { Fact } from './record.ts';
import type { Cursor, Search } from './search.ts';
import { filtersOf, metresTo } from './search-filter-queries.ts';
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

/** Services that fit, best first, in keyset pages. One statement, after the words are read. */
export async function search(db: Db, asked: Search): Promise<SearchResult> {
  const words = asked.words.trim() === '' ? null : await readWords(db, asked);
  const { rows } = await resultsQuery(asked, words?.query ?? null).execute(db);
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

/** Counting goes no further: nobody reads 60,000 results, and "more than 1,000" says it. */
export const mostCounted = 1000;

// Nothing to rank by, and no place to measure from, leave the name.
function orderOf(asked: Search, query: string | null): Search['order'] {
  if (asked.order === 'distance' && asked.near === null) return query === null ? 'name' : 'fit';
  return asked.order === 'fit' && query === null ? 'name' : asked.order;
}

// Descending fit is ascending negative fit, so that one direction of paging serves all orders.
const sorting = {
  fit: { value: sql`-rank`, type: sql`int` },
  distance: { value: sql`coalesce(metres, 2147483647)`, type: sql`int` },
  soonest: { value: sql`coalesce(next_at, 'infinity')`, type: sql`timestamptz` },
  name: { value: sql`lower(name)`, type: sql`text` },
} as const;

// An address may carry any cursor; one that belongs to another order begins again.
function cursorIn({ after }: Search, order: Search['order']): Cursor | null {
  if (after === null) return null;
  const { value } = after;
  if (order === 'name') return typeof value === 'string' ? after : null;
  if (order !== 'soonest') return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31 ? after : null;
  return value === 'infinity' ||
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/.test(String(value))
    ? after
    : null;
}

function resultsQuery(asked: Search, query: string | null): RawBuilder<Row> {
  const order = orderOf(asked, query);
  const { value, type } = sorting[order];
  const filters = filtersOf(asked);
  const q = sql`${query}::tsquery`;
  const rank = query === null ? sql`0` : sql`round(ts_rank(l.words, ${q}) * 1000000)::int`;
  const certain = [...filters.values()].flatMap(({ known }) => known ?? []);
  // A constant keeps the order of an index where there is nothing to put behind.
  const late = certain.length === 0 ? sql`0` : sql`(not (${sql.join(certain, sql` and `)}))::int`;
  const after = cursorIn(asked, order);
  const last = after && sql`(${after.value}::${type}, ${after.id}::uuid)`;
  const beyond =
    after === null
      ? sql`true`
      : certain.length === 0
        ? sql`(${value}, service_id) > ${last}`
        : sql`(late > ${after.late} or late = ${after.late} and (${value}, service_id) > ${last})`;
  // Where the place plays no part, a service's first place stands for all of them and nothing need be sorted twice.
  const anyPlace =
    asked.near === null && !['access', 'online', 'when', 'language'].some(one => filters.has(one as 'when'));
  const services = anyPlace
    ? sql`select * from hit where place_number = 0`
    : sql`select distinct on (service_id) * from hit order by service_id, late, metres nulls last, place_number`;
  const ordered = certain.length === 0 ? sql`${value}, service_id` : sql`late, ${value}, service_id`;
  const where = sql.join(
    [
      sql`l.region = ${asked.region}`,
      ...(query === null ? [] : [sql`l.words @@ ${q}`]),
      ...[...filters.values()].map(({ keep }) => sql`(${keep})`),
    ],
    sql` and `,
  );
  return sql<Row>`
    with hit as not materialized (
      select l.service_id, l.place_number, l.location_id, l.name, l.next_at,
        ${metresTo(asked)} as metres, ${rank} as rank, ${late} as late
      from directory.listing l
      where ${where}),
    service as not materialized (${services}),
    page as (
      select *, (select count(*)::int from (select from service limit ${mostCounted + 1}) counted) as total, ${value} as value
      from service
      where ${beyond} order by ${ordered} limit ${asked.limit + 1})
    select page.service_id as "serviceId", page.name, o.name as organization, left(s.description, 400) as description, l.kinds,
      l.free, l.step_free as "stepFree", l.online, page.metres, l.approximate,
      case when not hidden then place.name end as "placeName",
      case when not hidden then nullif(concat_ws(', ', address.address_1, address.address_2, address.city), '') end as address,
      case when not hidden then address.postal_code end as "postalCode",
      s.fees_description as "feesDescription", s.eligibility_description as eligibility,
      entry.confirmed_on as "confirmedOn", ${listedFacts} as facts, page.total, page.late,
      ${order === 'soonest' ? sql`page.value::text` : sql`page.value`} as value
    from page
    join directory.listing l on l.service_id = page.service_id and l.place_number = page.place_number
    join directory.service s on s.id = page.service_id
    left join directory.organization o on o.id = s.organization_id
    left join directory.location place on place.id = page.location_id
    cross join lateral (select s.place_hidden or coalesce(place.address_confidential, false) as hidden) secret
    left join lateral (select * from directory.address a where a.location_id = page.location_id and a.address_type = 'physical'
      order by a.position limit 1) address on true
    left join lateral (select max(confirmed_on) as confirmed_on from directory.confirmation c where c.service_id = s.id) entry on true
    order by page.late, page.value, page.service_id`;
}

/** The facts of a row `l` of the listing, `hidden` telling whether its place is secret. */
const listedFacts = sql`json_build_object('latitude', l.latitude, 'longitude', l.longitude, 'placeHidden', hidden,
  'nextAt', nullif(l.next_at, '-infinity'), 'week', l.week, 'accessYes', l.access_yes, 'accessNo', l.access_no,
  'languages', l.languages, 'sex', l.sex, 'minimumAge', l.minimum_age, 'maximumAge', l.maximum_age, 'openDoor', l.open_door)`;
