import { type RawBuilder, sql } from 'kysely';
import { Forbidden, NotFound, newId } from '../../core/index.ts';
import type { Db, Scope } from '../../platform/database/index.ts';
import { recordId } from '../reading/keys.ts';
import { isHere, isMine } from '../region-here.ts';
import { sourceId } from '../sources.ts';
import type { Change } from './changes.ts';
import type { JsonRow } from './entry-rows.ts';
import { type Kept, mayKeep } from './policy.ts';
import type { EntryChange } from './queries.ts';
import type { EditGroup, FactGroup, SafeguardingEdit } from './service-edit.ts';
import { type Slice, sliceTables } from './slice.ts';

/**
 * Lets changes of one entry wait for each other until their transaction ends.
 * @throws NotFound (also for one of another region), Forbidden when another programme keeps it
 */
export async function lockEntry(
  db: Db,
  serviceId: string,
  act: 'edit' | 'confirm',
): Promise<{ readonly mergedInto: string | null }> {
  const { rows } = await sql<Kept & { mergedInto: string | null }>`
    select s.merged_into as "mergedInto", source.own, ${isMine} as mine
    from directory.service s join directory.source on source.id = s.source_id
    where s.id = ${serviceId} and ${isHere} for update of s`.execute(db);
  const [entry] = rows;
  if (!entry) throw new NotFound('service');
  const leave = mayKeep(entry, act);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  return entry;
}

/** Writes rows into one table; a row that is there already is replaced. */
export async function putRows(db: Db, table: string, rows: readonly JsonRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const names = sql.join(columns.map(column => sql.id(column)));
  const updates = sql.join(
    columns.filter(one => one !== 'id').map(one => sql`${sql.id(one)} = excluded.${sql.id(one)}`),
  );
  await sql`
    insert into ${sql.id('directory', table)} (${names})
    select ${names} from json_populate_recordset(null::${sql.id('directory', table)}, ${JSON.stringify(rows)}::json)
    on conflict (id) do update set ${updates}`.execute(db);
}

/** Puts slices in the place of what several services say now: one statement a table, however many there are. */
export async function putSlices(
  db: Db,
  slices: readonly { readonly serviceId: string; readonly slice: Slice }[],
): Promise<void> {
  for (const [names, part] of byColumns(slices)) await putColumns(db, names, part);
  for (const table of sliceTables) {
    const part = slices.filter(({ slice }) => slice.tables[table] !== undefined);
    const rows = part.flatMap(({ slice }) => slice.tables[table] ?? []);
    const owners = part.map(({ serviceId }) => serviceId);
    if (owners.length === 0) continue;
    const kept = rows.map(row => row['id']);
    await clear(db, table, owners, sql`not (id = any(${kept}::uuid[]))`);
    await putRows(db, table, table === 'schedule' ? await attached(db, owners, rows) : rows);
  }
}

type OfService = { readonly serviceId: string; readonly slice: Slice };

// Slices of the same group set the same columns; each such set is one statement.
function byColumns(slices: readonly OfService[]): Map<string, OfService[]> {
  const sets = Map.groupBy(slices, ({ slice }) => Object.keys(slice.columns).join(','));
  sets.delete('');
  return sets;
}

async function putColumns(db: Db, names: string, part: readonly OfService[]): Promise<void> {
  const columns = names.split(',');
  const updates = sql.join(columns.map(one => sql`${sql.id(one)} = given.${sql.id(one)}`));
  const rows = part.map(({ serviceId, slice }) => ({ ...unsaid, ...slice.columns, id: serviceId }));
  await sql`
    update directory.service s set ${updates}
    from json_populate_recordset(null::directory.service, ${JSON.stringify(rows)}::json) given
    where s.id = given.id`.execute(db);
}

// The type of `free` refuses null while the rows are read, also where it is not written.
const unsaid = { free: 'unknown' };

async function clear(
  db: Db,
  table: string,
  owners: readonly string[],
  where: RawBuilder<unknown>,
): Promise<void> {
  if (table === 'service_at_location') {
    await sql`update directory.schedule set service_at_location_id = null where service_at_location_id = any(
      array(select id from directory.service_at_location where service_id = any(${owners}) and ${where}))`.execute(
      db,
    );
  }
  await sql`delete from ${sql.id('directory', table)} where service_id = any(${owners}) and ${where}`.execute(
    db,
  );
}

// A time that belonged to a place which is no longer one of the service belongs to the service.
async function attached(
  db: Db,
  owners: readonly string[],
  rows: readonly JsonRow[],
): Promise<readonly JsonRow[]> {
  const { rows: links } = await sql<{ id: string }>`
    select id from directory.service_at_location where service_id = any(${owners})`.execute(db);
  const known = new Set<unknown>(links.map(({ id }) => id));
  return rows.map(row =>
    known.has(row['service_at_location_id']) ? row : { ...row, service_at_location_id: null },
  );
}

/** Marks an entry as changed now, for everybody who asks what is new. */
export async function touch(scope: Scope, serviceId: string): Promise<void> {
  await sql`update directory.service set changed_at = ${scope.now} where id = ${serviceId}`.execute(scope.db);
}

/** The licence under which entries of one's own are published where nobody chose another (docs/decisions/0010). */
const usualLicence = {
  name: 'CC BY 4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
};

/** The name of the licence under which a programme's own entries are published. */
export async function ownLicence(db: Db, programmeId: string): Promise<string> {
  const { rows } = await sql<{ licence: string }>`
    select licence from directory.source where id = ${sourceId(`own-${programmeId}`)}`.execute(db);
  return rows[0]?.licence ?? usualLicence.name;
}

/** The source under which a programme keeps what is its own. @returns its id */
export async function putOwnSource(scope: Scope): Promise<string> {
  const key = `own-${scope.actor.programmeId}`;
  const id = sourceId(key);
  await sql`
    insert into directory.source (id, key, title, region, licence, licence_url, attribution, own, created_at)
    select ${id}, ${key}, p.name, p.region, ${usualLicence.name}, ${usualLicence.url}, p.name, true, ${scope.now}
    from programme p where p.id = ${scope.actor.programmeId}
    on conflict (id) do nothing`.execute(scope.db);
  return id;
}

/** The organization of a region with this name, however it is written; null when there is none. */
export async function organizationNamed(db: Db, name: string, region: 'ie' | 'uk'): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select o.id from directory.organization o join directory.source on source.id = o.source_id
    where source.region = ${region} and public.fold(o.name) = public.fold(${name})
    order by o.missing_since is not null, o.id limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

/** Writes an organization of our own. @returns its id */
export async function addOrganization(scope: Scope, ownSource: string, name: string): Promise<string> {
  const id = recordId(ownSource, 'organization', name);
  const changed_at = scope.now.toString();
  await putRows(scope.db, 'organization', [
    { id, source_id: ownSource, source_key: name, content_hash: '', name, extra: {}, changed_at },
  ]);
  return id;
}

/** Writes the row of a service of our own, of which only the name is known yet. @returns its id */
export async function addEntry(scope: Scope, ownSource: string, name: string): Promise<string> {
  const id = newId();
  await sql`
    insert into directory.service (id, source_id, source_key, content_hash, name, status, changed_at)
    values (${id}, ${ownSource}, ${id}, '', ${name}, 'active', ${scope.now})`.execute(scope.db);
  return id;
}

/** Writes what the programme knows of safeguarding; who checked it is whoever writes it. */
export async function putSafeguarding(
  scope: Scope,
  serviceId: string,
  facts: SafeguardingEdit,
): Promise<void> {
  const rows = Object.entries(facts).map(([what, { value, checkedOn, note }]) => ({
    programme_id: scope.actor.programmeId,
    service_id: serviceId,
    what,
    value,
    checked_on: checkedOn,
    by_name: scope.actor.name,
    note,
  }));
  await sql`
    insert into service_safeguarding (programme_id, service_id, what, value, checked_on, by_name, note)
    select programme_id, service_id, what, value, checked_on, by_name, note
    from json_populate_recordset(null::service_safeguarding, ${JSON.stringify(rows)}::json)
    on conflict (programme_id, service_id, what) do update set value = excluded.value, checked_on = excluded.checked_on, note = excluded.note,
      by_name = case when service_safeguarding.checked_on is distinct from excluded.checked_on or service_safeguarding.value <> excluded.value
        then excluded.by_name else service_safeguarding.by_name end`.execute(scope.db);
}

/** Says that groups of facts were confirmed today; `entry` stands for all of it. */
export async function putConfirmed(
  scope: Scope,
  serviceId: string,
  groups: readonly FactGroup[],
  said: { readonly on: Temporal.PlainDate; readonly byName: string; readonly how: string },
): Promise<void> {
  await sql`
    insert into directory.confirmation (service_id, fact_group, confirmed_on, by_name, how)
    select ${serviceId}::uuid, unnest(${[...groups]}::text[]), ${said.on}::date, ${said.byName}, ${said.how}
    on conflict (service_id, fact_group) do update
      set confirmed_on = excluded.confirmed_on, by_name = excluded.by_name, how = excluded.how`.execute(
    scope.db,
  );
}

/** Puts on record what was done to an entry. */
export async function addHistory(
  scope: Scope,
  serviceId: string,
  entry: {
    readonly what: EntryChange['what'];
    readonly how?: EntryChange['how'];
    readonly groups?: readonly EditGroup[];
    readonly changes?: readonly Change[];
    readonly reason?: string | null;
    readonly byName?: string | undefined;
  },
): Promise<void> {
  const { actor, now } = scope;
  await sql`
    insert into directory.service_change (id, service_id, at, by_id, by_name, programme_id, what, how, fact_groups, changes, reason)
    values (${newId()}, ${serviceId}, ${now}, ${actor.id}, ${entry.byName ?? actor.name}, ${actor.programmeId}, ${entry.what},
      ${entry.how ?? null}, ${[...(entry.groups ?? [])]}, ${JSON.stringify(entry.changes ?? [])}::jsonb, ${entry.reason ?? null})`.execute(
    scope.db,
  );
}

/** Takes an entry off the list, or puts it back with null. */
export async function setNotListed(scope: Scope, serviceId: string, reason: string | null): Promise<void> {
  const since = reason === null ? null : scope.now;
  await sql`update directory.service set not_listed_since = ${since}, not_listed_reason = ${reason}, changed_at = ${scope.now}
    where id = ${serviceId}`.execute(scope.db);
}
