import { type RawBuilder, sql } from 'kysely';
import { NotFound } from '../core/index.ts';
import type { Db } from '../platform/database/index.ts';
import { conditionsOf, mayBePublished, placeMayBePublished } from './publish-filter-queries.ts';
import { nameHolds, nameOfList } from './publish-term-queries.ts';
import type { Page, Paged, PublishedFilter } from './published.ts';

/** A row of a table by column, as PostgreSQL writes it in JSON: what HSDS 3.1 calls it, in all tables that are published. */
export type WholeRow = Readonly<Record<string, unknown>> & { readonly id: string };

type Rows = readonly WholeRow[];
/** A contact with its phones; an attribute with its term. */
export type WithPhones = WholeRow & { readonly phones: Rows };
export type WithTerm = WholeRow & { readonly term: WholeRow };

export type WholeOrganization = WholeRow & {
  readonly phones: Rows;
  readonly contacts: readonly WithPhones[];
  readonly funding: Rows;
  readonly identifiers: Rows;
  readonly programs: Rows;
  readonly urls: Rows;
  readonly attributes: readonly WithTerm[];
};

export type WholeLocation = WholeRow & {
  readonly addresses: Rows;
  readonly accessibility: Rows;
  readonly phones: Rows;
  readonly contacts: readonly WithPhones[];
  readonly schedules: Rows;
  readonly languages: Rows;
  readonly attributes: readonly WithTerm[];
  readonly region: 'ie' | 'uk';
};

/** Where a service takes place; what hangs on the link is told with the service, by its id. */
export type WholePlace = WholeRow & {
  readonly service_id: string;
  readonly location: WholeLocation;
  readonly attributes: readonly WithTerm[];
};

export type WholeService = WholeRow & {
  readonly assured_on: string | null;
  /** The place is told to nobody: then neither is how to get there. */
  readonly place_hidden: boolean;
  readonly region: 'ie' | 'uk';
  readonly organization: WholeOrganization | null;
  readonly program: WholeRow | null;
  readonly phones: Rows;
  readonly contacts: readonly WithPhones[];
  readonly schedules: Rows;
  readonly costs: Rows;
  readonly languages: Rows;
  readonly areas: Rows;
  readonly funding: Rows;
  readonly documents: Rows;
  readonly capacities: readonly (WholeRow & { readonly unit: WholeRow | null })[];
  readonly urls: Rows;
  readonly access: Rows;
  readonly attributes: readonly WithTerm[];
  readonly places: readonly WholePlace[];
};

type Sql = RawBuilder<unknown>;

const rowsOf = (table: string, where: Sql, more: Sql = sql`'{}'::jsonb`): Sql =>
  sql`coalesce((select json_agg(to_jsonb(child) || ${more} order by child.position, child.id)
    from ${sql.id('directory', table)} child where ${where}), '[]'::json)`;
const withPhones = sql`jsonb_build_object('phones', coalesce((select jsonb_agg(to_jsonb(p) order by p.position, p.id)
  from directory.phone p where p.contact_id = child.id), '[]'::jsonb))`;
const withUnit = sql`jsonb_build_object('unit', (select to_jsonb(unit) from directory.unit where unit.id = child.unit_id))`;
const termsOf = (id: Sql): Sql => sql`coalesce((
  select json_agg(to_jsonb(link) || jsonb_build_object('term', to_jsonb(term) || jsonb_build_object('taxonomy', ${nameOfList},
      'parent_id', (select id from directory.taxonomy_term parent where parent.id = term.parent_id)))
    order by link.position, link.id)
  from directory.attribute link join directory.taxonomy_term term on term.id = link.taxonomy_term_id
  join directory.taxonomy on taxonomy.id = term.taxonomy_id where link.link_id = ${id}), '[]'::json)`;

const organization = sql`to_jsonb(o) || jsonb_build_object(
  'phones', ${rowsOf('phone', sql`child.organization_id = o.id and child.contact_id is null`)},
  'contacts', ${rowsOf('contact', sql`child.organization_id = o.id`, withPhones)},
  'funding', ${rowsOf('funding', sql`child.organization_id = o.id`)},
  'identifiers', ${rowsOf('organization_identifier', sql`child.organization_id = o.id`)},
  'programs', ${rowsOf('program', sql`child.organization_id = o.id`)},
  'urls', ${rowsOf('url', sql`child.organization_id = o.id`)},
  'attributes', ${termsOf(sql`o.id`)})`;

const location = sql`to_jsonb(l) || jsonb_build_object(
  'region', (select region from directory.source where source.id = l.source_id),
  'addresses', ${rowsOf('address', sql`child.location_id = l.id`)},
  'accessibility', ${rowsOf('accessibility', sql`child.location_id = l.id`)},
  'phones', ${rowsOf('phone', sql`child.location_id = l.id and child.contact_id is null`)},
  'contacts', ${rowsOf('contact', sql`child.location_id = l.id`, withPhones)},
  'schedules', ${rowsOf('schedule', sql`child.location_id = l.id`)},
  'languages', ${rowsOf('language', sql`child.location_id = l.id`)},
  'attributes', ${termsOf(sql`l.id`)})`;

const place = sql`to_jsonb(sal) || jsonb_build_object('location', ${location}, 'attributes', ${termsOf(sql`sal.id`)})`;

const service = sql`to_jsonb(s) || jsonb_build_object('region', source.region, 'assured_on',
    greatest(s.assured_date, (select max(confirmed_on) from directory.confirmation c where c.service_id = s.id)),
  'organization', case when o.id is not null then ${organization} end,
  'program', (select to_jsonb(program) from directory.program where program.id = s.program_id),
  'phones', ${rowsOf('phone', sql`child.service_id = s.id and child.contact_id is null`)},
  'contacts', ${rowsOf('contact', sql`child.service_id = s.id`, withPhones)},
  'schedules', ${rowsOf('schedule', sql`child.service_id = s.id`)},
  'costs', ${rowsOf('cost_option', sql`child.service_id = s.id`)},
  'languages', ${rowsOf('language', sql`child.service_id = s.id`)},
  'areas', ${rowsOf('service_area', sql`child.service_id = s.id`)},
  'funding', ${rowsOf('funding', sql`child.service_id = s.id`)},
  'documents', ${rowsOf('required_document', sql`child.service_id = s.id`)},
  'capacities', ${rowsOf('service_capacity', sql`child.service_id = s.id`, withUnit)},
  'urls', ${rowsOf('url', sql`child.service_id = s.id`)},
  'access', ${rowsOf('accessibility', sql`child.service_id = s.id`)},
  'attributes', ${termsOf(sql`s.id`)},
  'places', coalesce((select json_agg(${place} order by sal.position, sal.id) from directory.service_at_location sal
    join directory.location l on l.id = sal.location_id where sal.service_id = s.id and ${placeMayBePublished}), '[]'::json))`;

const services = sql`directory.service s join directory.source on source.id = s.source_id
  left join directory.organization o on o.id = s.organization_id`;
const places = sql`directory.service_at_location sal join directory.location l on l.id = sal.location_id
  join directory.service s on s.id = sal.service_id`;

async function pageOf(db: Db, ids: Sql, page: Page): Promise<{ total: number; ids: string[] }> {
  const { rows } = await sql<{ total: number; ids: string[] }>`
    with fit as (${ids})
    select (select count(*)::int from fit) as total,
      array(select id::text from fit order by id limit ${page.size} offset ${(page.number - 1) * page.size}) as ids`.execute(
    db,
  );
  return rows[0] ?? { total: 0, ids: [] };
}

/** Everything published of services, in the order of their ids; those that may not be published have none. */
export async function wholeServices(db: Db, ids: readonly string[]): Promise<readonly WholeService[]> {
  const { rows } = await sql<{ whole: WholeService }>`
    select ${service} as whole from ${services} where s.id = any(${[...ids]}::uuid[]) and ${mayBePublished} order by s.id`.execute(
    db,
  );
  return rows.map(({ whole }) => whole);
}

/** How many published services organizations run together. */
export async function countServicesOf(db: Db, organizationIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from directory.service s
    where s.organization_id = any(${[...organizationIds]}::uuid[]) and ${mayBePublished}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Everything published of the services of organizations. */
export async function wholeServicesOf(
  db: Db,
  organizationIds: readonly string[],
): Promise<readonly WholeService[]> {
  const { rows } = await sql<{ whole: WholeService }>`
    select ${service} as whole from ${services}
    where s.organization_id = any(${[...organizationIds]}::uuid[]) and ${mayBePublished} order by s.id`.execute(
    db,
  );
  return rows.map(({ whole }) => whole);
}

/** The services that meet every condition, a page at a time. */
export async function wholeServicePage(
  db: Db,
  asked: PublishedFilter,
  page: Page,
): Promise<Paged<WholeService>> {
  const found = await pageOf(
    db,
    sql`select s.id from directory.service s where ${conditionsOf(asked, 'service')}`,
    page,
  );
  return { total: found.total, rows: await wholeServices(db, found.ids) };
}

/** Id and time of the last change of the services that meet every condition, a page at a time. */
export async function minimalServicePage(
  db: Db,
  asked: PublishedFilter,
  page: Page,
): Promise<Paged<{ readonly id: string; readonly changedAt: Temporal.Instant }>> {
  const { rows } = await sql<{ id: string; changedAt: Temporal.Instant; total: number }>`
    select s.id, s.changed_at as "changedAt", count(*) over ()::int as total
    from directory.service s where ${conditionsOf(asked, 'service')}
    order by s.id limit ${page.size} offset ${(page.number - 1) * page.size}`.execute(db);
  const total =
    rows[0]?.total ??
    (page.number === 1 ? 0 : (await wholeServicePage(db, asked, { number: 1, size: 1 })).total);
  return { total, rows };
}

/** Places of services that meet every condition, a page at a time. */
export async function wholePlacePage(db: Db, asked: PublishedFilter, page: Page): Promise<Paged<WholePlace>> {
  const found = await pageOf(
    db,
    sql`select sal.id from ${places} where ${conditionsOf(asked, 'place')}`,
    page,
  );
  return { total: found.total, rows: await wholePlaces(db, found.ids) };
}

/** Places of services by their ids; those that may not be published have none. */
export async function wholePlaces(db: Db, ids: readonly string[]): Promise<readonly WholePlace[]> {
  const { rows } = await sql<{ whole: WholePlace }>`
    select ${place} as whole from ${places}
    where sal.id = any(${[...ids]}::uuid[]) and ${mayBePublished} and ${placeMayBePublished} order by sal.id`.execute(
    db,
  );
  return rows.map(({ whole }) => whole);
}

// An organization and a place are published with a service of theirs: what was taken off the list takes them along.
const organizationsOf = (search: string | undefined): Sql => sql`select o.id from directory.organization o
  where exists (select from directory.service s where s.organization_id = o.id and ${mayBePublished})
    and ${nameHolds(sql`o.name`, search)}`;
const locationsOf = (search: string | undefined): Sql => sql`select l.id from directory.location l
  where exists (select from directory.service_at_location sal join directory.service s on s.id = sal.service_id
      where sal.location_id = l.id and ${mayBePublished} and ${placeMayBePublished})
    and ${nameHolds(sql`l.name`, search)}`;

/** Organizations that run a published service, a page at a time. */
export async function wholeOrganizationPage(
  db: Db,
  search: string | undefined,
  page: Page,
): Promise<Paged<WholeOrganization>> {
  const found = await pageOf(db, organizationsOf(search), page);
  const { rows } = await sql<{ whole: WholeOrganization }>`
    select ${organization} as whole from directory.organization o where o.id = any(${found.ids}::uuid[]) order by o.id`.execute(
    db,
  );
  return { total: found.total, rows: rows.map(({ whole }) => whole) };
}

/** One organization that runs a published service. Throws NotFound. */
export async function wholeOrganization(db: Db, id: string): Promise<WholeOrganization> {
  const { rows } = await sql<{ whole: WholeOrganization }>`
    select ${organization} as whole from directory.organization o
    where o.id = ${id} and o.id in (${organizationsOf(undefined)})`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound('organization');
  return found.whole;
}

/** Places where a published service happens, a page at a time. */
export async function wholeLocationPage(
  db: Db,
  search: string | undefined,
  page: Page,
): Promise<Paged<WholeLocation>> {
  const found = await pageOf(db, locationsOf(search), page);
  const { rows } = await sql<{ whole: WholeLocation }>`
    select ${location} as whole from directory.location l where l.id = any(${found.ids}::uuid[]) order by l.id`.execute(
    db,
  );
  return { total: found.total, rows: rows.map(({ whole }) => whole) };
}

/** One place where a published service happens. Throws NotFound. */
export async function wholeLocation(db: Db, id: string): Promise<WholeLocation> {
  const { rows } = await sql<{ whole: WholeLocation }>`
    select ${location} as whole from directory.location l
    where l.id = ${id} and l.id in (${locationsOf(undefined)})`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound('location');
  return found.whole;
}
