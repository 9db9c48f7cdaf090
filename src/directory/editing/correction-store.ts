import { sql } from 'kysely';
import type { Db, Scope } from '../../platform/database/index.ts';
import { editOf } from './edit-of.ts';
import type { EntryRows } from './entry-rows.ts';
import { entryRows } from './queries.ts';
import type { FactGroup, ServiceEdit } from './service-edit.ts';
import { type Slice, sliceOf } from './slice.ts';
import { putRows, putSlices } from './store.ts';

/** What the source says of a group and what we say instead. */
export type CorrectionRows = {
  readonly group: FactGroup;
  readonly sourceValue: ServiceEdit[FactGroup];
  readonly sourceRows: Slice;
  readonly ownRows: Slice;
};

/** Keeps a correction. The source's telling is that of the first one, until an import brings a newer. */
export async function putCorrection(
  scope: Scope,
  serviceId: string,
  one: CorrectionRows,
  byName: string,
): Promise<void> {
  await sql`
    insert into directory.correction (service_id, fact_group, source_value, source_rows, own_rows, since, by_id, by_name)
    values (${serviceId}, ${one.group}, ${JSON.stringify(one.sourceValue)}::jsonb, ${JSON.stringify(one.sourceRows)}::jsonb,
      ${JSON.stringify(one.ownRows)}::jsonb, ${scope.now}, ${scope.actor.id}, ${byName})
    on conflict (service_id, fact_group) do update
      set own_rows = excluded.own_rows, since = excluded.since, by_id = excluded.by_id, by_name = excluded.by_name`.execute(
    scope.db,
  );
}

/** Takes a correction away. @returns the rows of the source, to be put back; null when there was none */
export async function takeCorrection(db: Db, serviceId: string, group: FactGroup): Promise<Slice | null> {
  const { rows } = await sql<{ rows: Slice }>`
    delete from directory.correction where service_id = ${serviceId} and fact_group = ${group}
    returning source_rows as rows`.execute(db);
  return rows[0]?.rows ?? null;
}

/**
 * After an import wrote services anew: keeps what their source says now beside each correction, and puts what we say in its
 * place again. Call it before the listing is made, in the same transaction.
 */
export async function keepCorrections(db: Db, serviceIds: readonly string[]): Promise<void> {
  const { rows: standing } = await sql<{ serviceId: string; group: FactGroup; ownRows: Slice }>`
    select service_id as "serviceId", fact_group as "group", own_rows as "ownRows"
    from directory.correction where service_id = any(${[...serviceIds]}::uuid[])`.execute(db);
  if (standing.length === 0) return;
  const told = await entryRows(db, [...new Set(standing.map(({ serviceId }) => serviceId))]);
  const tellings = standing.flatMap(({ serviceId, group }) => {
    const rows = told.get(serviceId);
    return rows ? [{ service_id: serviceId, fact_group: group, ...tellingOf(group, rows) }] : [];
  });
  await sql`
    update directory.correction c set source_value = given.source_value, source_rows = given.source_rows
    from json_to_recordset(${JSON.stringify(tellings)}::json)
      as given (service_id uuid, fact_group text, source_value jsonb, source_rows jsonb)
    where c.service_id = given.service_id and c.fact_group = given.fact_group`.execute(db);
  await putSlices(
    db,
    standing.map(({ serviceId, ownRows }) => ({ serviceId, slice: ownRows })),
  );
}

/** What a source says of a group. */
export function tellingOf(
  group: FactGroup,
  rows: EntryRows,
): { readonly source_value: ServiceEdit[FactGroup]; readonly source_rows: Slice } {
  return { source_value: editOf(rows)[group], source_rows: sliceOf(group, rows) };
}

/** Writes the places of a service that are our own. */
export async function putOwnPlaces(
  db: Db,
  tables: ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>,
): Promise<void> {
  for (const table of ['location', 'address', 'accessibility'])
    await putRows(db, table, tables.get(table) ?? []);
}
