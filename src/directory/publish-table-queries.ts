import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import { mayBePublished, placeMayBePublished } from './publish-filter-queries.ts';
import { nameOfList } from './publish-term-queries.ts';
import type { WholeRow } from './publish-whole-queries.ts';

type Sql = RawBuilder<unknown>;

const services = sql`(select s.id from directory.service s where ${mayBePublished})`;
const organizations = sql`(select s.organization_id from directory.service s where ${mayBePublished})`;
const places = (column: Sql): Sql => sql`(select ${column} from directory.service_at_location sal
  join directory.service s on s.id = sal.service_id join directory.location l on l.id = sal.location_id
  where ${mayBePublished} and ${placeMayBePublished})`;
const locations = places(sql`sal.location_id`);
const links = places(sql`sal.id`);

const ofService = sql`t.service_id in ${services}`;
const ofOrganization = sql`t.organization_id in ${organizations}`;
const ofLocation = sql`t.location_id in ${locations}`;
const any = (...conditions: readonly Sql[]): Sql => sql`(${sql.join(conditions, sql` or `)})`;

/** What of each table may be published, and what of other tables is told with a row. */
const tables = {
  organization: { where: sql`t.id in ${organizations}` },
  program: {
    where: any(
      ofOrganization,
      sql`t.id in (select s.program_id from directory.service s where ${mayBePublished})`,
    ),
  },
  service: {
    where: sql`t.id in ${services}`,
    more: sql`jsonb_build_object('assured_on', greatest(t.assured_date,
        (select max(confirmed_on) from directory.confirmation c where c.service_id = t.id)),
      'program', (select jsonb_build_object('id', program.id) from directory.program where program.id = t.program_id))`,
  },
  location: { where: sql`t.id in ${locations}` },
  service_at_location: { where: sql`t.id in ${links}` },
  address: {
    where: ofLocation,
    more: sql`jsonb_build_object('source_region', (select source.region from directory.location l
      join directory.source on source.id = l.source_id where l.id = t.location_id))`,
  },
  phone: { where: any(ofService, ofOrganization, ofLocation) },
  contact: { where: any(ofService, ofOrganization, ofLocation) },
  schedule: { where: any(ofService, ofLocation) },
  cost_option: { where: ofService },
  language: { where: any(ofService, ofLocation) },
  accessibility: { where: any(ofService, ofLocation) },
  service_area: { where: ofService },
  funding: { where: any(ofService, ofOrganization) },
  required_document: { where: ofService },
  organization_identifier: { where: ofOrganization },
  unit: { where: sql`t.id in (select unit_id from directory.service_capacity t where ${ofService})` },
  service_capacity: {
    where: ofService,
    more: sql`jsonb_build_object('changed_at', (select changed_at from directory.service s where s.id = t.service_id))`,
  },
  url: { where: any(ofService, ofOrganization) },
  attribute: {
    where: any(
      sql`t.link_id in ${services}`,
      sql`t.link_id in ${organizations}`,
      sql`t.link_id in ${locations}`,
      sql`t.link_id in ${links}`,
    ),
  },
  taxonomy: { where: sql`true`, more: sql`jsonb_build_object('name', ${nameIn('t')})` },
  taxonomy_term: {
    where: sql`true`,
    more: sql`(select jsonb_build_object('taxonomy', ${nameOfList},
        'parent_id', (select id from directory.taxonomy_term parent where parent.id = t.parent_id))
      from directory.taxonomy where taxonomy.id = t.taxonomy_id)`,
  },
} as const satisfies Readonly<Record<string, { readonly where: Sql; readonly more?: Sql }>>;

function nameIn(alias: string): Sql {
  return sql`coalesce(nullif(trim(${sql.ref(`${alias}.name`)}), ''),
    (select title from directory.source where source.id = ${sql.ref(`${alias}.source_id`)}))`;
}

/** A table that is published whole. */
export type PublishedTable = keyof typeof tables;

/** Every row of a table that may be published, in an order that stays. */
export async function tableRows(db: Db, name: PublishedTable): Promise<readonly WholeRow[]> {
  const spec: { readonly where: Sql; readonly more?: Sql } = tables[name];
  const { rows } = await sql<{ row: WholeRow }>`
    select to_jsonb(t) || ${spec.more ?? sql`'{}'::jsonb`} as row
    from ${sql.id('directory', name)} t where ${spec.where} order by t.id`.execute(db);
  return rows.map(({ row }) => row);
}

/** Ids of the links between services and places that are published: what hangs on another hangs on its service. */
export async function publishedLinks(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from ${links} link (id)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
