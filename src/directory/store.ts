import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import { keepCorrections } from './editing/correction-store.ts';
import type { ImportPlan, KnownRecords } from './plan-import.ts';
import { type ReadyRows, readyBetween, readyRows } from './ready-rows.ts';
import { idOf, type RowSource } from './row.ts';
import { type Hashed, rowsOf } from './rows.ts';
import { refreshListing } from './search-listing-store.ts';
import { termRows } from './term-rows.ts';
import { putTold } from './told-store.ts';
import { wordsOf } from './words-of.ts';

const batch = 500;

/** What the directory holds of a source, for the comparison that decides what is written. */
export async function knownRecords(db: Db, sourceId: string): Promise<KnownRecords> {
  const { rows } = await sql<{ kind: string; key: string; hash: string; missing: boolean }>`
    select 'organization' as kind, source_key as key, content_hash as hash, missing_since is not null as missing
      from directory.organization where source_id = ${sourceId}
    union all select 'location', source_key, content_hash, missing_since is not null
      from directory.location where source_id = ${sourceId}
    union all select 'service', source_key, content_hash, missing_since is not null
      from directory.service where source_id = ${sourceId}
    union all select 'term', source_key, content_hash, false
      from directory.taxonomy_term where source_id = ${sourceId}`.execute(db);
  const of = (kind: string) =>
    new Map(rows.filter(row => row.kind === kind).map(({ key, hash, missing }) => [key, { hash, missing }]));
  return {
    organizations: of('organization'),
    locations: of('location'),
    services: of('service'),
    terms: of('term'),
  };
}

/** Lets imports of one source wait for each other until their transaction ends. */
export async function lockSource(db: Db, sourceKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`directory ${sourceKey}`}, 0))`.execute(db);
}

/** Writes a plan: changed records with all that hangs on them, marks of what vanished, and what search reads. */
export async function writePlan(db: Db, source: RowSource, plan: ImportPlan): Promise<void> {
  await wholeTables(db, 'off');
  await put(db, readyRows(termRows(source, plan.terms)));
  await touchNamed(db, source, plan.terms);
  for (const part of parts(plan.organizations)) {
    const known = earlier(source, 'organization', part);
    await clear(db, 'organization_id', hangingOn.organization, known);
    await clearPrograms(db, known);
    await clear(db, 'link_id', ['attribute'], known);
    await put(db, readyRows(rowsOf(source, { organizations: part })));
  }
  for (const part of parts(plan.locations)) {
    const known = earlier(source, 'location', part);
    await clear(db, 'location_id', hangingOn.location, known);
    await clear(db, 'link_id', ['attribute'], known);
    await put(db, readyRows(rowsOf(source, { locations: part })));
  }
  // While PostgreSQL makes the listing of one part, the rows of the next are made.
  let ready = await readyBetween(source, plan.services.slice(0, batch));
  for (const [number, part] of [...parts(plan.services)].entries()) {
    const ids = part.map(({ record }) => idOf(source, 'service', record.key));
    const known = earlier(source, 'service', part);
    await clearAtPlaces(db, known);
    await clear(db, 'service_id', hangingOn.service, known);
    await clear(db, 'link_id', ['attribute'], known);
    await put(db, ready);
    await putTold(db, source, part);
    await keepCorrections(db, ids);
    const start = (number + 1) * batch;
    const [listed, made] = await Promise.allSettled([
      refreshListing(db, ids, source.at),
      readyBetween(source, plan.services.slice(start, start + batch)),
    ]);
    if (listed.status === 'rejected') throw listed.reason;
    if (made.status === 'rejected') throw made.reason;
    ready = made.value;
  }
  for (const [table, keys] of Object.entries(plan.vanished))
    await markVanished(db, source, table.slice(0, -1), keys);
  await wholeTables(db, 'on');
  await addWords(db, plan);
}

// Tables that fill within one transaction have no statistics yet. The planner took them for small and read them whole for
// every part, so that an import of twice as many services took four times as long.
async function wholeTables(db: Db, read: 'on' | 'off'): Promise<void> {
  const as = sql.raw(read);
  await sql`set local enable_seqscan = ${as}`.execute(db);
  await sql`set local enable_mergejoin = ${as}`.execute(db);
}

/** Tables whose rows hang on a record and are written anew with it. */
const hangingOn = {
  organization: ['phone', 'contact', 'funding', 'organization_identifier', 'url', 'metadata'],
  location: ['phone', 'contact', 'schedule', 'language', 'address', 'accessibility', 'metadata'],
  service: [
    'phone',
    'contact',
    'schedule',
    'language',
    'cost_option',
    'service_area',
    'service_at_location',
    'funding',
    'required_document',
    'service_capacity',
    'url',
    'metadata',
    'accessibility',
  ],
} as const;

// What is published of a service holds the names of its terms.
async function touchNamed(db: Db, source: RowSource, terms: ImportPlan['terms']): Promise<void> {
  const ids = earlier(source, 'taxonomy_term', terms);
  if (ids.length === 0) return;
  await sql`update directory.service set changed_at = ${source.at} where id = any(
    array(select link_id from directory.attribute where taxonomy_term_id = any(${ids})))`.execute(db);
}

// A program that only a service tells of stays with it: not every run reads that service again.
async function clearPrograms(db: Db, organizationIds: readonly string[]): Promise<void> {
  if (organizationIds.length === 0) return;
  await sql`delete from directory.program p where organization_id = any(${[...organizationIds]}) and not exists (
    select from directory.service s where s.organization_id = p.organization_id and s.program_id = p.id)`.execute(
    db,
  );
}

// Terms of a service at a place go with the link.
async function clearAtPlaces(db: Db, serviceIds: readonly string[]): Promise<void> {
  if (serviceIds.length === 0) return;
  await sql`delete from directory.attribute where link_entity = 'service_at_location' and link_id = any(
    array(select id from directory.service_at_location where service_id = any(${[...serviceIds]})))`.execute(
    db,
  );
}

function* parts<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += batch) yield list.slice(start, start + batch);
}

// A record that is new has nothing hanging on it yet.
function earlier(
  source: RowSource,
  table: string,
  part: readonly Hashed<{ readonly key: string }>[],
): string[] {
  return part.filter(item => item.known).map(item => idOf(source, table, item.record.key));
}

async function clear(
  db: Db,
  column: string,
  tables: readonly string[],
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  for (const table of tables) {
    await sql`delete from ${sql.id('directory', table)} where ${sql.id(column)} = any(${ids})`.execute(db);
  }
}

// One statement a table: the rows travel as one JSON document and PostgreSQL gives them the types of the table.
async function put(db: Db, tables: readonly ReadyRows[]): Promise<void> {
  for (const { table, columns, json } of tables) {
    if (table === 'confirmation') {
      await putConfirmations(db, json);
      continue;
    }
    const names = sql.join(columns.map(column => sql.id(column)));
    const updates = sql.join(
      columns
        .filter(column => column !== 'id')
        .map(column => sql`${sql.id(column)} = excluded.${sql.id(column)}`),
    );
    await sql`
      insert into ${sql.id('directory', table)} (${names})
      select ${names} from json_populate_recordset(null::${sql.id('directory', table)}, ${json}::json)
      on conflict (id) do update set ${updates}`.execute(db);
  }
}

// What people confirmed themselves is worth more than what the source says, unless the source is newer.
async function putConfirmations(db: Db, json: string): Promise<void> {
  await sql`
    insert into directory.confirmation (service_id, fact_group, confirmed_on, by_name, how)
    select service_id, 'entry', confirmed_on, '', 'source'
    from json_to_recordset(${json}::json) as given (service_id uuid, confirmed_on date)
    on conflict (service_id, fact_group) do update
      set confirmed_on = excluded.confirmed_on, by_name = excluded.by_name, how = excluded.how
      where confirmation.how = 'source' or confirmation.confirmed_on < excluded.confirmed_on`.execute(db);
}

async function markVanished(
  db: Db,
  source: RowSource,
  table: string,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  const ids = keys.map(key => idOf(source, table, key));
  await sql`update ${sql.id('directory', table)} set missing_since = ${source.at} where id = any(${ids})`.execute(
    db,
  );
  if (table === 'service') await refreshListing(db, ids, source.at);
}

async function addWords(db: Db, plan: ImportPlan): Promise<void> {
  const texts = [
    ...plan.services.flatMap(({ record }) => [
      record.name,
      record.alternateName,
      record.description,
      record.eligibilityDescription,
    ]),
    ...plan.organizations.map(({ record }) => record.name),
    ...plan.terms.map(({ record }) => record.name),
    ...plan.locations.flatMap(({ record }) => [
      record.name,
      ...record.addresses.flatMap(one => [one.line1, one.city]),
    ]),
  ];
  await rememberWords(db, texts);
}

/** Keeps the words of texts, so that a misspelt one can be read as the nearest. */
export async function rememberWords(db: Db, texts: Iterable<string | null>): Promise<void> {
  const words = [...wordsOf(texts)].sort();
  for (const part of parts(words)) {
    await sql`insert into directory.word (word) select unnest(${part}::text[]) on conflict do nothing`.execute(
      db,
    );
  }
}
