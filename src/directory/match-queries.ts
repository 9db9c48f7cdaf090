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

/** What matching looks for: services of any of the kinds, or with any of the words. */
export type MatchAsk = {
  readonly region: 'ie' | 'uk';
  readonly near: Search['near'];
  readonly kinds: readonly string[];
  readonly words: readonly string[];
};

/** Beyond this many a service has no chance to be among the first; the strongest by words and kind are taken. */
const mostRecords = 1500;

/** The records that could answer, each once, from its nearest place. One statement. */
export async function matchRecords(db: Db, { region, near, kinds, words }: MatchAsk): Promise<MatchRecord[]> {
  if (kinds.length + words.length === 0) return [];
  const metres = near
    ? sql`case when l.latitude is not null then round(2000 * ${earthRadiusKm}::float8 * asin(least(1, sqrt(
        sin(radians(l.latitude - ${near.lat}::float8) / 2) ^ 2 + cos(radians(${near.lat}::float8)) * cos(radians(l.latitude))
        * sin(radians(l.longitude - ${near.lon}::float8) / 2) ^ 2))))::int end`
    : sql`null::int`;
  const { rows } = await sql<MatchRecord>`
    with query as materialized (
      select coalesce(string_agg('(' || q::text || ')', ' | '), '')::tsquery as q
      from unnest(${[...words]}::text[]) word, phraseto_tsquery('directory.words', word) q where numnode(q) > 0),
    hit as not materialized (
      select l.service_id, l.place_number, l.location_id, l.name, l.kinds, l.free, l.step_free, l.online, l.approximate,
        ${metres} as metres, ts_rank(l.words, query.q) + case when l.kinds && ${[...kinds]}::text[] then 0.05 else 0 end as rank
      from directory.listing l, query
      where l.region = ${region} and (l.kinds && ${[...kinds]}::text[] or l.words @@ query.q)),
    service as (select distinct on (service_id) * from hit order by service_id, metres nulls last, place_number),
    best as (select * from service order by rank desc, metres nulls last, service_id limit ${mostRecords})
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
