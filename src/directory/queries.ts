import { type RawBuilder, sql } from 'kysely';
import { NotFound } from '../core/index.ts';
import type { Db } from '../platform/database/index.ts';
import { confirmedOnOf } from './confirmed-queries.ts';
import { isHere } from './region-here.ts';
import type { ServiceDetail } from './service-detail.ts';

/** Rows of a child table as a JSON list, in their order. */
function listed(table: string, columns: string, where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce((select json_agg(child order by child.position) from (
    select ${sql.raw(columns)}, position from ${sql.id('directory', table)} child where ${where}) child), '[]'::json)`;
}

const phone = 'number, extension, type, description, languages';
const times =
  'valid_from, valid_to, freq, "interval", count, byday, bymonthday, dtstart, until, opens_at, closes_at, description, notes, months, term_time, off_on, also_on, breaks';
const contact = `name, title, email, coalesce((select json_agg(p order by p.position) from directory.phone p where p.contact_id = child.id), '[]'::json) as phones`;

/** Everything known of one service, in one statement; also of one that is no longer listed, because introductions refer to it. */
export async function serviceById(db: Db, id: string): Promise<ServiceDetail> {
  const { rows } = await sql<ServiceDetail>`
    select s.id, s.name, s.alternate_name as "alternateName", s.description, s.url, s.email, s.status, s.alert,
      s.eligibility_description as eligibility, s.minimum_age as "minimumAge", s.maximum_age as "maximumAge",
      s.application_process as "applicationProcess", s.wait_time as "waitTime", s.interpretation_services as interpretation,
      s.fees_description as "feesDescription", s.free, s.kinds, s.missing_since as "missingSince",
      s.not_listed_since as "notListedSince", s.merged_into as "mergedInto",
      case when o.id is not null then json_build_object('name', o.name, 'website', o.website, 'email', o.email) end as organization,
      ${listed('phone', phone, sql`child.organization_id = o.id and child.contact_id is null`)} as "organizationPhones",
      ${listed('phone', phone, sql`child.service_id = s.id and child.contact_id is null`)} as phones,
      ${listed('contact', contact, sql`child.service_id = s.id`)} as contacts,
      ${listed('schedule', times, sql`child.service_id = s.id and child.service_at_location_id is null`)} as schedules,
      ${listed('cost_option', 'option, amount, currency, amount_description', sql`child.service_id = s.id`)} as costs,
      ${listed('required_document', 'document, uri', sql`child.service_id = s.id`)} as documents,
      ${listed('service_capacity', 'available, maximum, (select name from directory.unit where unit.id = child.unit_id) as unit, description, updated', sql`child.service_id = s.id`)} as capacities,
      ${listed('url', 'label, url', sql`child.service_id = s.id`)} as urls,
      (select name from directory.program where program.id = s.program_id) as program,
      coalesce((select json_agg(coalesce(l.name, l.code) order by l.position) from directory.language l where l.service_id = s.id), '[]'::json) as languages,
      coalesce((select json_agg(term.name order by link.position) from directory.attribute link
        join directory.taxonomy_term term on term.id = link.taxonomy_term_id where link.link_id = s.id), '[]'::json) as terms,
      coalesce((select json_agg(area.name order by area.position) from directory.service_area area
        where area.service_id = s.id and area.name is not null), '[]'::json) as areas,
      coalesce((select json_agg(place order by place.position) from (${places()}) place), '[]'::json) as places,
      ${listed('accessibility', 'code, value, description, details', sql`child.service_id = s.id`)} as access,
      s.online, case when not s.place_hidden then s.transport end as transport, s.sex, s.referral_needed as "referralNeeded",
      s.self_referral as "selfReferral", s.places_left as "placesLeft", s.places_as_of as "placesAsOf",
      s.waiting_weeks as "waitingWeeks", s.waiting_as_of as "waitingAsOf",
      coalesce((select json_object_agg(c.fact_group, c.confirmed_on) from directory.confirmation c where c.service_id = s.id), '{}') as confirmed,
      entry.confirmed_on as "confirmedOn", entry.how as "confirmedHow", nullif(entry.by_name, '') as "confirmedBy",
      json_build_object('title', source.title, 'region', source.region, 'licence', source.licence,
        'licenceUrl', source.licence_url, 'attribution', source.attribution, 'url', source.url) as source
    from directory.service s
    join directory.source on source.id = s.source_id
    left join directory.organization o on o.id = s.organization_id
    left join lateral (select * from directory.confirmation c where c.service_id = s.id
      order by fact_group <> 'entry', confirmed_on desc limit 1) entry on true
    where s.id = ${id} and ${isHere}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound('service');
  return found;
}

/** One service of a region, as everybody may read it. @throws NotFound, also when it was taken off the list */
export async function openService(db: Db, region: 'ie' | 'uk', id: string): Promise<ServiceDetail> {
  const service = await serviceById(db, id);
  const gone = service.notListedSince !== null && service.mergedInto === null;
  if (gone || service.source.region !== region) throw new NotFound('service');
  return service;
}

// What tells where a place is, unless that is kept confidential.
function shown(column: string): RawBuilder<unknown> {
  const name = /^l\.(\w+)$/.exec(column)?.[1];
  return sql`case when not secret.hidden then ${sql.raw(column)} end${name ? sql` as ${sql.id(name)}` : sql``}`;
}

function places(): RawBuilder<unknown> {
  return sql`
    select ${shown('l.name')}, ${shown('coalesce(sal.description, l.description)')} as description, ${shown('l.transportation')},
      l.location_type, ${shown('l.latitude')}, ${shown('l.longitude')}, l.approximate, sal.position, secret.hidden,
      ${listed('address', 'address_1, address_2, city, region, state_province, postal_code, address_type', sql`child.location_id = l.id and not secret.hidden`)} as addresses,
      ${listed('accessibility', 'code, value, description, details', sql`child.location_id = l.id`)} as accessibility,
      ${listed('phone', phone, sql`child.location_id = l.id and child.contact_id is null`)} as phones,
      ${listed('contact', contact, sql`child.location_id = l.id`)} as contacts,
      ${listed('schedule', times, sql`child.location_id = l.id or child.service_at_location_id = sal.id`)} as schedules
    from directory.service_at_location sal join directory.location l on l.id = sal.location_id
    cross join lateral (select s.place_hidden or l.address_confidential as hidden) secret
    where sal.service_id = s.id`;
}

/** The name of a service and how to reach it, as introductions and letters need them. */
export type ServiceCard = {
  readonly id: string;
  readonly name: string;
  readonly organization: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly url: string | null;
  readonly address: string | null;
  readonly kinds: readonly string[];
  readonly listed: boolean;
  readonly confirmedOn: Temporal.PlainDate | null;
};

/** Cards of several services by id, in one statement; ids that do not exist have none, one that was merged has that of the other. */
export async function serviceCards(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ServiceCard>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<ServiceCard>`
    select asked.id, s.name, o.name as organization, coalesce(s.email, o.email) as email, s.url, s.kinds,
      (s.status = 'active' and s.missing_since is null and s.not_listed_since is null) as listed,
      (select number from directory.phone p where (p.service_id = s.id or p.location_id = place.location_id or p.organization_id = o.id)
        and coalesce(p.type, 'voice') <> 'fax' order by (p.service_id = s.id) desc nulls last, p.position limit 1) as phone,
      (select nullif(concat_ws(', ', nullif(place_name.name, concat_ws(', ', a.address_1, a.address_2, a.city)), a.address_1, a.address_2, a.city, a.postal_code), '')
        from directory.location place_name left join directory.address a on a.location_id = place_name.id and a.address_type = 'physical'
        where place_name.id = place.location_id and not (s.place_hidden or place_name.address_confidential)
        order by a.position limit 1) as address,
      ${confirmedOnOf(sql`s.id`)} as "confirmedOn"
    from directory.service asked
    join directory.service s on s.id = coalesce(asked.merged_into, asked.id)
    left join directory.organization o on o.id = s.organization_id
    left join directory.service_at_location place on place.service_id = s.id and place.position = 0
    where asked.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(row => [row.id, row]));
}
