import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { Fact } from './record.ts';
import { boxAround, type Cursor, earthRadiusKm, type Search } from './search.ts';
import { wordsOf } from './words-of.ts';

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
};

export type SearchResult = {
  readonly found: readonly Found[];
  /** Services that fit, on all pages; counted up to `mostCounted`, beyond it one more. */
  readonly total: number;
  readonly next: Cursor | null;
  /** Words that nothing contains, and what they were read as. */
  readonly readAs: readonly { readonly typed: string; readonly read: string }[];
  /** True when no service has all the words and those with some are shown. */
  readonly someWords: boolean;
};

type Row = Omit<Found, 'because'> & {
  readonly total: number;
  readonly value: number | string;
  readonly because: string[] | null;
};

/**
 * Services that fit, best first, in keyset pages. One statement, and one before it when words are asked for: it reads
 * words that no service contains as the nearest one that exists, and tells whether any has all of them.
 */
export async function search(db: Db, asked: Search): Promise<SearchResult> {
  const words = asked.words.trim() === '' ? null : await readWords(db, asked);
  const { rows } = await resultsQuery(asked, words?.query ?? null).execute(db);
  const page = rows.slice(0, asked.limit);
  const last = page.at(-1);
  return {
    found: page.map(({ total: _, value: __, because, ...row }) => ({ ...row, because: because ?? [] })),
    total: rows[0]?.total ?? 0,
    next: last && rows.length > asked.limit ? { value: last.value, id: last.serviceId } : null,
    readAs: words?.readAs ?? [],
    someWords: words?.loose ?? false,
  };
}

/** Counting goes no further: nobody reads 60,000 results, and "more than 1,000" says it. */
export const mostCounted = 1000;

type Words = {
  readonly query: string | null;
  readonly loose: boolean;
  readonly readAs: SearchResult['readAs'];
};

// A word of four letters or more that no listing contains is read as the most similar one that does.
async function readWords(db: Db, asked: Search): Promise<Words> {
  const text = asked.words.toWellFormed().replaceAll('\u0000', ' ').slice(0, 2000);
  const typed = [...wordsOf([text])].slice(0, 40);
  const { rows: read } = await sql<{ typed: string; read: string }>`
    select typed, nearest.word as read
    from unnest(${typed}::text[]) as typed
    cross join lateral (
      select word from directory.word where word % typed order by word <-> typed limit 1) nearest
    where not exists (select from directory.word where word = typed)
      and not exists (select from directory.listing where words @@ plainto_tsquery('directory.words', typed))`.execute(
    db,
  );
  const corrections = new Map(read.map(one => [one.typed, one.read]));
  const corrected = text.replace(/\p{L}{4,30}/gu, word => {
    const [folded] = wordsOf([word]);
    return corrections.get(folded ?? '') ?? word;
  });
  const { rows } = await sql<{ strict: string; loose: string; all: boolean }>`
    with query as (
      select websearch_to_tsquery('directory.words', ${corrected}) as strict,
        replace(plainto_tsquery('directory.words', ${corrected})::text, '&', '|') as loose)
    select strict::text, loose, exists (
      select from directory.listing where words @@ strict and region = ${asked.region}) as all
    from query`.execute(db);
  const [found] = rows;
  if (!found || found.loose === '') return { query: null, loose: false, readAs: read };
  return { query: found.all ? found.strict : found.loose, loose: !found.all, readAs: read };
}

// Nothing to rank by, and no place to measure from, leave the name.
function orderOf(asked: Search, query: string | null): Search['order'] {
  if (asked.order === 'distance' && asked.near === null) return query === null ? 'name' : 'fit';
  return asked.order === 'fit' && query === null ? 'name' : asked.order;
}

function resultsQuery(asked: Search, query: string | null): RawBuilder<Row> {
  const order = orderOf(asked, query);
  const { near, after } = asked;
  const q = sql`${query}::tsquery`;
  const metres = near
    ? sql`round(2000 * ${earthRadiusKm}::float8 * asin(least(1, sqrt(
        sin(radians(l.latitude - ${near.lat}::float8) / 2) ^ 2 + cos(radians(${near.lat}::float8)) * cos(radians(l.latitude))
        * sin(radians(l.longitude - ${near.lon}::float8) / 2) ^ 2))))::int`
    : sql`null::int`;
  const rank = query === null ? sql`0` : sql`round(ts_rank(l.words, ${q}) * 1000000)::int`;
  // Descending fit is ascending negative fit, so that one direction of paging serves all orders.
  const value = { fit: sql`-rank`, distance: sql`coalesce(metres, 2147483647)`, name: sql`lower(name)` }[
    order
  ];
  const past = after === null ? sql`true` : sql`(${value}, service_id) > (${after.value}, ${after.id}::uuid)`;
  // Where the place plays no part, a service's first place stands for all of them and nothing need be sorted twice.
  const anyPlace = near === null && !asked.stepFree && !asked.online;
  const nearest = near ? sql`metres nulls last, place_number` : sql`place_number`;
  const services = anyPlace
    ? sql`select * from hit where place_number = 0`
    : sql`select distinct on (service_id) * from hit where ${withinKm(asked)} order by service_id, ${nearest}`;
  return sql<Row>`
    with hit as not materialized (
      select l.service_id, l.place_number, l.location_id, l.name, l.kinds, l.free, l.step_free, l.online, l.approximate,
        ${metres} as metres, ${rank} as rank
      from directory.listing l
      where ${sql.join(conditions(asked, query === null ? null : q), sql` and `)}),
    service as not materialized (${services}),
    page as (
      select *, (select count(*)::int from (select from service limit ${mostCounted + 1}) counted) as total, ${value} as value
      from service
      where ${past} order by ${value}, service_id limit ${asked.limit + 1})
    select page.service_id as "serviceId", page.name, o.name as organization, left(s.description, 400) as description, page.kinds,
      page.free, page.step_free as "stepFree", page.online, page.metres, page.approximate, place.name as "placeName",
      nullif(concat_ws(', ', address.address_1, address.address_2, address.city), '') as address,
      address.postal_code as "postalCode", s.fees_description as "feesDescription", s.eligibility_description as eligibility,
      entry.confirmed_on as "confirmedOn", page.total, page.value,
      null::text[] as because
    from page
    join directory.service s on s.id = page.service_id
    left join directory.organization o on o.id = s.organization_id
    left join directory.location place on place.id = page.location_id
    left join lateral (select * from directory.address a where a.location_id = page.location_id and a.address_type = 'physical'
      order by a.position limit 1) address on true
    left join lateral (select max(confirmed_on) as confirmed_on from directory.confirmation c where c.service_id = s.id) entry on true
    order by page.value, page.service_id`;
}

// The exact distance is asked only of what the box let through.
function withinKm({ near, withinKm: km }: Search): RawBuilder<unknown> {
  return near && km !== null ? sql`metres <= ${km * 1000}` : sql`true`;
}

function conditions(asked: Search, q: RawBuilder<unknown> | null): RawBuilder<unknown>[] {
  const { near, withinKm: km } = asked;
  const list = [sql`l.region = ${asked.region}`];
  if (q) list.push(sql`l.words @@ ${q}`);
  if (asked.kinds.length > 0) list.push(sql`l.kinds && ${[...asked.kinds]}::text[]`);
  if (asked.free) list.push(sql`l.free <> 'no'`);
  if (asked.stepFree) list.push(sql`l.step_free <> 'no'`);
  if (asked.online) list.push(sql`l.online`);
  if (near && km !== null) {
    const box = boxAround(near, km);
    list.push(sql`l.latitude is not null and point(l.longitude, l.latitude) <@ box(
      point(${box.west}::float8, ${box.south}::float8), point(${box.east}::float8, ${box.north}::float8))`);
  }
  return list;
}
