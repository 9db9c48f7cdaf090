import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { confirmedOnOf } from '../confirmed-queries.ts';
import type { Fact } from '../record.ts';
import type { ScheduleDetail } from '../service-detail.ts';

/** One service as people compare it. */
export type Listed = {
  readonly serviceId: string;
  readonly name: string;
  readonly organization: string | null;
  readonly description: string | null;
  readonly kinds: readonly string[];
  readonly free: Fact;
  readonly fees: string | null;
  readonly online: boolean;
  readonly placeName: string | null;
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly placeHidden: boolean;
  readonly transportation: string | null;
  readonly accessYes: readonly string[];
  readonly accessNo: readonly string[];
  readonly languages: readonly string[];
  readonly eligibility: string | null;
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  readonly join: string | null;
  readonly openDoor: Fact;
  /** An instant as ISO text; null when not known. */
  readonly nextAt: string | null;
  readonly schedules: readonly ScheduleDetail[];
  readonly phone: string | null;
  readonly email: string | null;
  readonly confirmedOn: Temporal.PlainDate | null;
};

/** The services of a list that are still offered, in the order of the list. One statement. */
export async function listed(
  db: Db,
  region: 'ie' | 'uk',
  ids: readonly string[],
): Promise<readonly Listed[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Listed>`
    select s.id as "serviceId", s.name, o.name as organization, left(s.description, 600) as description, l.kinds, l.free,
      s.fees_description as fees, l.online, hidden as "placeHidden",
      case when not hidden then place.name end as "placeName",
      case when not hidden then nullif(concat_ws(', ', address.address_1, address.address_2, address.city), '') end as address,
      case when not hidden then address.postal_code end as "postalCode",
      case when not hidden then place.transportation end as transportation,
      l.access_yes as "accessYes", l.access_no as "accessNo", l.languages, s.eligibility_description as eligibility,
      s.minimum_age as "minimumAge", s.maximum_age as "maximumAge", s.application_process as join, l.open_door as "openDoor",
      to_jsonb(nullif(l.next_at, '-infinity')) #>> '{}' as "nextAt",
      coalesce((select json_agg(t order by t.position) from directory.schedule t where t.service_id = s.id), '[]'::json) as schedules,
      (select number from directory.phone p where (p.service_id = s.id or p.location_id = l.location_id or p.organization_id = o.id)
        and coalesce(p.type, 'voice') <> 'fax' order by (p.service_id = s.id) desc nulls last, p.position limit 1) as phone,
      coalesce(s.email, o.email) as email,
      ${confirmedOnOf(sql`s.id`)} as "confirmedOn"
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, number)
    join directory.service s on s.id = wanted.id
    join directory.listing l on l.service_id = s.id and l.region = ${region}
      and l.place_number = (select min(place_number) from directory.listing where service_id = s.id)
    left join directory.organization o on o.id = s.organization_id
    left join directory.location place on place.id = l.location_id
    cross join lateral (select s.place_hidden or coalesce(place.address_confidential, false) as hidden) secret
    left join lateral (select * from directory.address a where a.location_id = l.location_id and a.address_type = 'physical'
      order by a.position limit 1) address on true
    order by wanted.number`.execute(db);
  return rows;
}
