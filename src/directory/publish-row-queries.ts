import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import { conditionsOf, placeMayBePublished } from './publish-filter-queries.ts';
import type { PublishedFilter } from './published.ts';

/** One service as a row of a table: its first phone and its first place stand for all. */
export type PublishedRow = {
  readonly id: string;
  readonly name: string;
  readonly organization: string | null;
  readonly description: string | null;
  readonly url: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly place: string | null;
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly fees: string | null;
  readonly eligibility: string | null;
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  readonly waitTime: string | null;
  readonly applicationProcess: string | null;
  readonly assuredOn: Temporal.PlainDate | null;
  readonly source: string;
  readonly licence: string;
};

/** All listed services that meet every condition, by name. */
export async function publishedRows(db: Db, asked: PublishedFilter): Promise<readonly PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select s.id, s.name, o.name as organization, s.description, s.url, coalesce(s.email, o.email) as email,
      (select number from directory.phone p where (p.service_id = s.id or p.organization_id = o.id) and p.contact_id is null
        and coalesce(p.type, 'voice') <> 'fax' order by (p.service_id is null), p.position limit 1) as phone,
      place.name as place, place.address, place.postal_code as "postalCode", s.fees_description as fees,
      s.eligibility_description as eligibility, s.minimum_age as "minimumAge", s.maximum_age as "maximumAge",
      s.wait_time as "waitTime", s.application_process as "applicationProcess",
      greatest(s.assured_date, (select max(confirmed_on) from directory.confirmation c where c.service_id = s.id)) as "assuredOn",
      source.title as source, source.licence
    from directory.service s
    join directory.source on source.id = s.source_id
    left join directory.organization o on o.id = s.organization_id
    left join lateral (
      select l.name, a.postal_code, nullif(concat_ws(', ', a.address_1, a.address_2, a.city, a.state_province), '') as address
      from directory.service_at_location sal join directory.location l on l.id = sal.location_id
      left join directory.address a on a.location_id = l.id and a.address_type = 'physical'
      where sal.service_id = s.id and ${placeMayBePublished}
      order by sal.position, sal.id, a.position limit 1) place on true
    where ${conditionsOf(asked, 'service')} order by lower(s.name), s.id`.execute(db);
  return rows;
}
