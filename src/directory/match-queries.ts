import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import { earthRadiusKm, type Search } from './search.ts';
import type { Found } from './search-queries.ts';

/** One service with what matching ranks by; all of it is what its source said. */
export type MatchRecord = Found & {
  /** Names of its taxonomy terms. */
  readonly terms: readonly string[];
  /** When its times begin, 'HH:MM'. */
  readonly opens: readonly string[];
  /** Codes or names of languages. */
  readonly languages: readonly string[];
};

/** What matching looks for: services of any of the kinds, or with any of the words, for each thing that matters. */
export type MatchAsk = {
  readonly region: 'ie' | 'uk';
  readonly near: Search['near'];
  readonly matters: readonly { readonly kinds: readonly string[]; readonly words: readonly string[] }[];
};

/** So many listings around the place are looked through; further away only for what is rare there. */
const nearest = 800;
/** Fewer answers than this near the place, and the whole region is looked through for that one thing. */
const few = 12;
/** Most services taken for each thing that matters, the strongest by words first. */
const most = 30;
/** Most for each thing where no place is known: there the best of the whole region compete. */
const mostAnywhere = 60;

/**
 * The records that could answer, each once, from its nearest place. One statement: it looks through the surroundings of
 * the place by an index, and through the region for whatever is rare there, so a directory of any size costs the same.
 */
export async function matchRecords(db: Db, { region, near, matters }: MatchAsk): Promise<MatchRecord[]> {
  if (matters.every(({ kinds, words }) => kinds.length + words.length === 0)) return [];
  const asked = JSON.stringify(matters.map((one, number) => ({ number, ...one })));
  const metres = near
    ? sql`case when l.latitude is not null then round(2000 * ${earthRadiusKm}::float8 * asin(least(1, sqrt(
        sin(radians(l.latitude - ${near.lat}::float8) / 2) ^ 2 + cos(radians(${near.lat}::float8)) * cos(radians(l.latitude))
        * sin(radians(l.longitude - ${near.lon}::float8) / 2) ^ 2))))::int end`
    : sql`null::int`;
  const columns = sql`l.service_id, l.place_number, l.location_id, l.name, l.kinds, l.free, l.step_free, l.online, l.approximate,
    ${metres} as metres`;
  // Degrees are no metres, but who is among so many nearest by one is so by the other.
  const around = near
    ? sql`(select l.* from directory.listing l where l.latitude is not null and l.region = ${region}
          order by point(l.longitude, l.latitude) <-> point(${near.lon}::float8, ${near.lat}::float8) limit ${nearest})
        union all (select l.* from directory.listing l where l.latitude is null and l.region = ${region} limit ${nearest})`
    : sql`select l.* from directory.listing l where false`;
  const { rows } = await sql<MatchRecord>`
    with matter as materialized (
      select asked.number, asked.kinds, coalesce((select string_agg('(' || q::text || ')', ' | ')
        from unnest(asked.words) word, phraseto_tsquery('directory.words', word) q where numnode(q) > 0), '')::tsquery as q
      from json_to_recordset(${asked}::json) as asked (number int, kinds text[], words text[])),
    query as materialized (
      select coalesce(string_agg('(' || q::text || ')', ' | ') filter (where numnode(q) > 0), '')::tsquery as q,
        array(select distinct unnest(kinds) from matter) as kinds from matter),
    around as materialized (${around}),
    hit as materialized (
      select ${columns}, l.words, ts_rank(l.words, query.q) as rank
      from around l, query where l.words @@ query.q or l.kinds && query.kinds),
    answer as materialized (
      select matter.number, hit.service_id, hit.place_number, row_number() over (
        partition by matter.number order by (hit.words @@ matter.q) desc, hit.rank desc, hit.metres nulls last, hit.service_id) as place
      from matter join hit on hit.words @@ matter.q or hit.kinds && matter.kinds),
    chosen as (
      select service_id, place_number, location_id, name, kinds, free, step_free, online, approximate, metres from hit
      where (service_id, place_number) in (select service_id, place_number from answer where place <= ${most})
      union
      select far.* from matter cross join lateral (
        select ${columns} from directory.listing l
        where l.region = ${region} and (l.words @@ matter.q or l.kinds && matter.kinds)
        order by ${near ? sql`metres nulls last, l.service_id` : sql`ts_rank(l.words, matter.q) desc, l.service_id`}
        limit ${near ? most : mostAnywhere}) far
      where (select count(*) from answer where answer.number = matter.number) < ${few}),
    best as (select distinct on (service_id) * from chosen order by service_id, metres nulls last, place_number)
    select best.service_id as "serviceId", best.name, o.name as organization, left(s.description, 1500) as description, best.kinds,
      best.free, best.step_free as "stepFree", best.online, best.metres, best.approximate, place.name as "placeName",
      nullif(concat_ws(', ', address.address_1, address.address_2, address.city), '') as address,
      address.postal_code as "postalCode", s.fees_description as "feesDescription", s.eligibility_description as eligibility,
      (select max(confirmed_on) from directory.confirmation c where c.service_id = s.id) as "confirmedOn",
      '{}'::text[] as because,
      array(select term.name from directory.attribute link join directory.taxonomy_term term on term.id = link.taxonomy_term_id
        where link.link_id = s.id order by link.position) as terms,
      array(select distinct to_char(time.opens_at, 'HH24:MI') from directory.schedule time
        where time.opens_at is not null and time.service_id = s.id) as opens,
      array(select coalesce(language.code, language.name) from directory.language where language.service_id = s.id
        and coalesce(language.code, language.name) is not null) as languages
    from best
    join directory.service s on s.id = best.service_id
    left join directory.organization o on o.id = s.organization_id
    left join directory.location place on place.id = best.location_id and not (s.place_hidden or place.address_confidential)
    left join lateral (select * from directory.address a where a.location_id = place.id and a.address_type = 'physical'
      order by a.position limit 1) address on true`.execute(db);
  return rows;
}
