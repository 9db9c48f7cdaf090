import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type { TwinFacts } from './twin-score.ts';

/** Listed services of a region whose likes were not looked for since they changed, oldest change first. */
export async function notLookedAt(db: Db, region: string, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from directory.service s
    join directory.source on source.id = s.source_id and source.region = ${region}
    left join directory.duplicate_look look on look.service_id = s.id
    where s.status = 'active' and s.missing_since is null and s.not_listed_since is null
      and (look.looked_at is null or look.looked_at < s.changed_at)
    order by s.changed_at, s.id limit ${limit}`.execute(db);
  return rows.map(row => row.id);
}

/**
 * Pairs of listed services of one region of which one is among those given, and that share a number or an e-mail address, or
 * bear names that are alike. Pairs that people have decided about are left out.
 */
export async function likelyPairs(
  db: Db,
  serviceIds: readonly string[],
): Promise<readonly { readonly one: string; readonly other: string }[]> {
  if (serviceIds.length === 0) return [];
  await sql`set local pg_trgm.similarity_threshold = 0.45`.execute(db);
  const { rows } = await sql<{ one: string; other: string }>`
    with asked as (
      select s.id, public.fold(s.name) as folded, lower(s.email) as email, source.region
      from directory.service s join directory.source on source.id = s.source_id
      where s.id = any(${[...serviceIds]}::uuid[])),
    met as (
      select asked.id, asked.region, o.id as twin from asked
        join lateral (
          select o.id from directory.service o where public.fold(o.name) % asked.folded and o.id <> asked.id
          order by similarity(public.fold(o.name), asked.folded) desc limit 20) o on true
      union
      select asked.id, asked.region, o.id from asked join directory.service o on lower(o.email) = asked.email and o.id <> asked.id
      union
      select asked.id, asked.region, theirs.service_id from asked
        join directory.phone mine on mine.service_id = asked.id
        join directory.phone theirs on right(regexp_replace(theirs.number, '\D', '', 'g'), 9) = right(regexp_replace(mine.number, '\D', '', 'g'), 9)
          and theirs.service_id <> asked.id)
    select distinct least(met.id, met.twin) as one, greatest(met.id, met.twin) as other
    from met
    join directory.service o on o.id = met.twin and o.status = 'active' and o.missing_since is null and o.not_listed_since is null
    join directory.source on source.id = o.source_id and source.region = met.region
    where not exists (select from directory.duplicate d where d.one_id = least(met.id, met.twin)
      and d.other_id = greatest(met.id, met.twin) and d.state <> 'open')`.execute(db);
  return rows;
}

const digits = sql.raw(String.raw`right(regexp_replace(p.number, '\D', '', 'g'), 9)`);

/** What services are compared by, by id. */
export async function twinFacts(
  db: Db,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, TwinFacts>> {
  const { rows } = await sql<TwinFacts>`
    select s.id, s.name, o.name as organization, s.source_id as "sourceId",
      array(select ${digits} from directory.phone p where p.service_id = s.id
        union select ${digits} from directory.phone p join directory.service_at_location sal on sal.location_id = p.location_id
          where sal.service_id = s.id) as phones,
      array(select lower(mail) from unnest(array[s.email, o.email]) mail where mail is not null
        union select lower(c.email) from directory.contact c where c.service_id = s.id and c.email is not null) as emails,
      array(select regexp_replace(lower(page), '^https?://(www\.)?|/+$', '', 'g') from unnest(array[s.url]) page
        where page is not null) as websites,
      array(select distinct upper(replace(a.postal_code, ' ', '')) from directory.address a
        join directory.service_at_location sal on sal.location_id = a.location_id
        where sal.service_id = s.id and a.postal_code is not null and a.postal_code <> '') as postcodes
    from directory.service s
    left join directory.organization o on o.id = s.organization_id
    where s.id = any(${[...serviceIds]}::uuid[])`.execute(db);
  return new Map(rows.map(row => [row.id, row]));
}
