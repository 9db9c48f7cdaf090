import { sql } from 'kysely';
import { NotFound } from '../../core/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { isHere, isMine } from '../region-here.ts';
import { editOf } from './edit-of.ts';
import type { EntryRows } from './entry-rows.ts';
import type { EditGroup, FactGroup, ServiceEdit } from './service-edit.ts';

const programme = sql`nullif(current_setting('app.programme', true), '')`;

/** The rows of several services by id, in one statement; ids that do not exist, or not in this region, have none. */
export async function entryRows(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, EntryRows>> {
  if (ids.length === 0) return new Map();
  const own = (table: string) => sql`coalesce((select json_agg(t order by t.position, t.id)
    from ${sql.id('directory', table)} t where t.service_id = s.id), '[]'::json)`;
  const { rows } = await sql<{ id: string; rows: EntryRows }>`
    select s.id, json_build_object(
      'service', to_jsonb(s) - 'extra', 'organization', o.name, 'region', source.region, 'own', source.own,
      'mine', ${isMine}, 'keptBy', source.title,
      'places', coalesce((select json_agg(json_build_object('link', to_jsonb(sal), 'location', to_jsonb(l) - 'extra',
          'address', (select to_jsonb(a) from directory.address a where a.location_id = l.id
            order by a.address_type <> 'physical', a.position limit 1),
          'access', coalesce((select json_agg(x order by x.position) from directory.accessibility x where x.location_id = l.id), '[]'::json))
          order by sal.position, sal.id)
        from directory.service_at_location sal join directory.location l on l.id = sal.location_id
        where sal.service_id = s.id), '[]'::json),
      'schedules', ${own('schedule')}, 'costs', ${own('cost_option')}, 'access', ${own('accessibility')},
      'languages', ${own('language')}, 'documents', ${own('required_document')}, 'phones', ${own('phone')}, 'contacts', ${own('contact')},
      'safeguarding', coalesce((select json_agg(g) from service_safeguarding g
        where g.service_id = s.id and g.programme_id = ${programme}::uuid), '[]'::json)) as rows
    from directory.service s
    join directory.source on source.id = s.source_id
    left join directory.organization o on o.id = s.organization_id
    where s.id = any(${[...ids]}::uuid[]) and ${isHere}`.execute(db);
  return new Map(rows.map(row => [row.id, row.rows]));
}

/** A service as people edit it, with what the programme itself knows of safeguarding. Never for a page that everybody reads: it holds what is told to staff only. */
export type EditableService = {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string | null;
  readonly region: 'ie' | 'uk';
  /** Kept here by people; no import ever changes it. */
  readonly own: boolean;
  /** The programme that wrote it and alone changes it; null: all programmes of the region may. */
  readonly keptBy: string | null;
  readonly notListedSince: string | null;
  readonly edit: ServiceEdit;
};

/** One service as it stands, in the form people edit. Throws NotFound. */
export async function editableService(db: Db, id: string): Promise<EditableService> {
  const rows = (await entryRows(db, [id])).get(id);
  if (!rows) throw new NotFound('service');
  return {
    id,
    name: rows.service.name,
    organizationId: rows.service.organization_id,
    region: rows.region,
    own: rows.own,
    keptBy: rows.own && !rows.mine ? rows.keptBy : null,
    notListedSince: rows.service.not_listed_since,
    edit: editOf(rows),
  };
}

/** What we say of a group instead of the source, and since when. */
export type Correction = {
  readonly group: FactGroup;
  readonly sourceValue: ServiceEdit[FactGroup];
  readonly since: Temporal.Instant;
  readonly byName: string;
};

/** The corrections of a service that stand, at most one a group. */
export async function correctionsOf(db: Db, serviceId: string): Promise<readonly Correction[]> {
  const { rows } = await sql<Correction>`
    select fact_group as "group", source_value as "sourceValue", since, by_name as "byName"
    from directory.correction where service_id = ${serviceId} order by since`.execute(db);
  return rows;
}

/** One thing that was done to an entry. */
export type EntryChange = {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly byName: string;
  readonly what: 'added' | 'edited' | 'confirmed' | 'source_again' | 'taken_off' | 'put_back';
  readonly how: 'phone' | 'visit' | 'email' | 'group' | 'source' | null;
  readonly groups: readonly EditGroup[];
  readonly changes: readonly {
    readonly group: EditGroup;
    readonly field: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
  readonly reason: string | null;
};

/**
 * What was done to an entry, newest first, at most `most`. What another programme noted of safeguarding is left out.
 */
export async function historyOf(db: Db, serviceId: string, most: number): Promise<readonly EntryChange[]> {
  const mine = sql`c.programme_id is not distinct from ${programme}::uuid`;
  const { rows } = await sql<EntryChange>`
    select c.id, c.at, c.by_name as "byName", c.what, c.how, c.reason,
      array(select g from unnest(c.fact_groups) with ordinality as x(g, n) where ${mine} or g <> 'safeguarding' order by n) as groups,
      coalesce((select jsonb_agg(x.one order by x.n) from jsonb_array_elements(c.changes) with ordinality as x(one, n)
        where ${mine} or x.one ->> 'group' <> 'safeguarding'), '[]') as changes
    from directory.service_change c
    where c.service_id = ${serviceId} and (${mine} or c.fact_groups <> '{safeguarding}')
    order by c.at desc, c.id desc limit ${most}`.execute(db);
  return rows;
}

/** When, by whom and how a group of facts was last confirmed. */
export type GroupConfirmation = {
  readonly group: FactGroup;
  readonly on: Temporal.PlainDate;
  readonly byName: string | null;
  readonly how: 'source' | 'phone' | 'visit' | 'email' | 'group';
};

/** The confirmations of a service, `entry` for all of it; a group without one of its own stands with the entry. */
export async function confirmationsOf(db: Db, serviceId: string): Promise<readonly GroupConfirmation[]> {
  const { rows } = await sql<GroupConfirmation>`
    select fact_group as "group", confirmed_on as "on", nullif(by_name, '') as "byName", how
    from directory.confirmation where service_id = ${serviceId}`.execute(db);
  return rows;
}
