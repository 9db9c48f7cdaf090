import { type RawBuilder, sql } from 'kysely';
import { NotFound } from '../core/index.ts';
import type { Db } from '../platform/database/index.ts';
import { conditionsOf, mayBePublished, placeMayBePublished } from './publish-filter-queries.ts';
import { nameOfList } from './publish-term-queries.ts';
import type {
  Page,
  Paged,
  PublishedDetail,
  PublishedFilter,
  PublishedPlace,
  PublishedService,
} from './published.ts';

const phone = sql.raw('id, number, extension, type, description');
const schedule = sql.raw(
  'id, service_id, location_id, service_at_location_id, valid_from, valid_to, dtstart, until, freq, "interval", count, byday, bymonthday, opens_at, closes_at, description, notes, attending_type, schedule_link, months, term_time, off_on, also_on, breaks',
);

/** Rows of a child table as a JSON list, in their order. */
function listed(
  table: string,
  columns: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`coalesce((select json_agg(to_jsonb(child) - 'position' order by child.position, child.id) from (
    select ${columns}, position from ${sql.id('directory', table)} child where ${where}) child), '[]'::json)`;
}

const head = sql`
  s.id, s.name, s.alternate_name, s.description, s.url, s.email, s.interpretation_services, s.application_process,
  s.fees_description, s.wait_time, s.accreditations, s.licenses, s.alert, s.eligibility_description, s.minimum_age,
  s.maximum_age, s.changed_at as "changedAt", source.region,
  greatest(s.assured_date, (select max(confirmed_on) from directory.confirmation c where c.service_id = s.id)) as "assuredOn",
  case when o.id is not null then json_build_object('id', o.id, 'name', o.name, 'alternate_name', o.alternate_name,
    'description', o.description, 'email', o.email, 'website', o.website, 'logo', o.logo, 'uri', o.uri,
    'legal_status', o.legal_status, 'year_incorporated', o.year_incorporated,
    'parent_organization_id', (select id from directory.organization parent where parent.id = o.parent_organization_id)) end as organization`;

const tables = sql`directory.service s join directory.source on source.id = s.source_id
  left join directory.organization o on o.id = s.organization_id`;

const location = sql`
  json_build_object('id', l.id, 'location_type', l.location_type, 'name', l.name, 'alternate_name', l.alternate_name,
    'description', l.description, 'transportation', l.transportation, 'url', l.url, 'latitude', l.latitude,
    'longitude', l.longitude, 'approximate', l.approximate, 'external_identifier', l.external_identifier,
    'external_identifier_type', l.external_identifier_type,
    'addresses', ${listed(
      'address',
      sql.raw(
        'id, attention, address_1, address_2, city, region, state_province, postal_code, country, address_type',
      ),
      sql`child.location_id = l.id`,
    )},
    'accessibility', ${listed(
      'accessibility',
      sql.raw('id, code, value, description, details, url'),
      sql`child.location_id = l.id`,
    )},
    'phones', ${listed('phone', phone, sql`child.location_id = l.id and child.contact_id is null`)}) as location`;

const place = sql`sal.id, sal.service_id, sal.location_id, sal.description, ${location}`;

/** One page of the ids that fit, in an order that stays, and how many fit on all pages. */
async function pageOf(
  db: Db,
  ids: RawBuilder<unknown>,
  page: Page,
): Promise<{ total: number; ids: string[] }> {
  const { rows } = await sql<{ total: number; ids: string[] }>`
    with fit as (${ids})
    select (select count(*)::int from fit) as total,
      array(select id::text from fit order by id limit ${page.size} offset ${(page.number - 1) * page.size}) as ids`.execute(
    db,
  );
  return rows[0] ?? { total: 0, ids: [] };
}

/** The listed services that meet every condition, a page at a time. */
export async function publishedServices(
  db: Db,
  asked: PublishedFilter,
  page: Page,
): Promise<Paged<PublishedService>> {
  const found = await pageOf(
    db,
    sql`select s.id from directory.service s where ${conditionsOf(asked, 'service')}`,
    page,
  );
  return { total: found.total, rows: await heads(db, found.ids) };
}

async function heads(db: Db, ids: readonly string[]): Promise<PublishedService[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PublishedService>`
    select ${head} from ${tables} where s.id = any(${[...ids]}::uuid[]) order by s.id`.execute(db);
  return rows;
}

/** The places of listed services that meet every condition, each with its service, a page at a time. */
export async function publishedPlaces(
  db: Db,
  asked: PublishedFilter,
  page: Page,
): Promise<Paged<PublishedPlace & { readonly service: PublishedService }>> {
  const found = await pageOf(
    db,
    sql`select sal.id from directory.service_at_location sal join directory.service s on s.id = sal.service_id
      join directory.location l on l.id = sal.location_id where ${conditionsOf(asked, 'place')}`,
    page,
  );
  if (found.ids.length === 0) return { total: found.total, rows: [] };
  const { rows } = await sql<PublishedPlace>`
    select ${place} from directory.service_at_location sal join directory.location l on l.id = sal.location_id
    where sal.id = any(${found.ids}::uuid[]) order by sal.id`.execute(db);
  const services = new Map(
    (
      await heads(
        db,
        rows.map(row => row.service_id),
      )
    ).map(one => [one.id, one]),
  );
  return {
    total: found.total,
    rows: rows.flatMap(row => {
      const service = services.get(row.service_id);
      return service ? [{ ...row, service }] : [];
    }),
  };
}

/** Everything published of one service. Throws NotFound when it is not listed: what is taken off the list is gone. */
export async function publishedService(db: Db, id: string): Promise<PublishedDetail> {
  const { rows } = await sql<PublishedDetail>`
    select ${head},
      ${listed('phone', phone, sql`child.service_id = s.id and child.contact_id is null`)} as phones,
      coalesce((select json_agg(json_build_object('id', contact.id, 'name', contact.name, 'title', contact.title,
          'department', contact.department, 'email', contact.email,
          'phones', ${listed('phone', phone, sql`child.contact_id = contact.id`)}) order by contact.position, contact.id)
        from directory.contact where contact.service_id = s.id), '[]'::json) as contacts,
      ${listed('schedule', schedule, sql`child.service_id = s.id`)} as schedules,
      ${listed(
        'cost_option',
        sql.raw('id, valid_from, valid_to, option, currency, amount, amount_description'),
        sql`child.service_id = s.id`,
      )} as costs,
      ${listed('language', sql.raw('id, name, code, note'), sql`child.service_id = s.id`)} as languages,
      ${listed('service_area', sql.raw('id, name, extent, extent_type, uri'), sql`child.service_id = s.id`)} as areas,
      ${listed('funding', sql.raw('id, source'), sql`child.service_id = s.id`)} as funding,
      coalesce((select json_agg(json_build_object('id', link.id, 'link_type', link.link_type, 'value', link.value,
          'term', json_build_object('id', term.id, 'name', term.name, 'code', term.code, 'description', term.description,
            'parent_id', (select id from directory.taxonomy_term parent where parent.id = term.parent_id),
            'taxonomy', ${nameOfList}, 'taxonomy_id', taxonomy.id, 'term_uri', term.term_uri, 'language', term.language))
          order by link.position, link.id)
        from directory.attribute link join directory.taxonomy_term term on term.id = link.taxonomy_term_id
        join directory.taxonomy on taxonomy.id = term.taxonomy_id where link.link_id = s.id), '[]'::json) as attributes,
      coalesce((select json_agg(place order by place.id) from (
        select ${place} from directory.service_at_location sal join directory.location l on l.id = sal.location_id
        where sal.service_id = s.id and ${placeMayBePublished}) place), '[]'::json) as places
    from ${tables} where s.id = ${id} and ${mayBePublished}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound('service');
  return found;
}

/** One place of a listed service with everything of the service. Throws NotFound when it is not published. */
export async function publishedPlace(
  db: Db,
  id: string,
): Promise<PublishedPlace & { readonly service: PublishedDetail }> {
  const { rows } = await sql<PublishedPlace>`
    select ${place} from directory.service_at_location sal join directory.location l on l.id = sal.location_id
    join directory.service s on s.id = sal.service_id
    where sal.id = ${id} and ${mayBePublished} and ${placeMayBePublished}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound('place');
  return { ...found, service: await publishedService(db, found.service_id) };
}
