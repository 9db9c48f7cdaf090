import type pg from 'pg';
import { systemClock } from '../clock.ts';
import { openDatabase, systemActor } from '../database/index.ts';
import { formOf, type SealedTableName, sealedTable, sealedTables } from './columns.ts';
import { unwrapDataKey } from './data-keys.ts';
import { takeApart, unlock } from './envelope.ts';
import { readProgrammeKeys } from './programme-keys.ts';
import type { KeyRing } from './ring.ts';
import { sealRows } from './seal-rows.ts';

type Look = { query(text: string, values?: unknown[]): Promise<pg.QueryResult<Record<string, unknown>>> };

/**
 * Opens what is sealed in an answer that a test got past row-level security, whichever columns it asked for: a value is tried
 * with every row of its table. What comes from no column stays sealed.
 */
export async function openForTest(
  owner: Look,
  ring: KeyRing,
  { rows, fields }: pg.QueryResult,
): Promise<void> {
  for (const row of rows as Record<string, unknown>[]) {
    for (const { name, tableID, columnID } of fields) {
      const value = row[name];
      const sealed = takeApart(Array.isArray(value) ? value[0] : value);
      if (!sealed || tableID === 0) continue;
      const { rows: at } = await owner.query(
        `select c.relname as table, a.attname as column, k.programme_id, k.generation, k.wrapped
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum = $2 cross join data_key k
         where c.oid = $1 and k.id = $3`,
        [tableID, columnID, sealed.keyId],
      );
      const [found] = at;
      if (!found || !Object.hasOwn(sealedTables, String(found['table'])) || !found['wrapped']) continue;
      const table = found['table'] as SealedTableName;
      const [column, programmeId] = [String(found['column']), String(found['programme_id'])];
      const ask = async (text: string, values: readonly unknown[]) =>
        (await owner.query(text, [...values])).rows;
      const keys = await readProgrammeKeys(ask, ring, programmeId);
      const stored = {
        id: sealed.keyId,
        generation: Number(found['generation']),
        wrapped: found['wrapped'] as Buffer,
      };
      const key = unwrapDataKey(programmeId, keys, stored);
      const ids = await owner.query(
        `select concat_ws(':', ${sealedTable(table).row.join(', ')}) as id from ${table}`,
      );
      for (const one of ids.rows) {
        try {
          const plain = unlock(
            key,
            { programmeId, table, column, row: String(one['id']) },
            sealed.keyId,
            sealed.body,
          );
          const form = formOf(table, column);
          row[name] = form === 'bytes' ? plain : form === 'text' ? `${plain}` : JSON.parse(`${plain}`);
          break;
        } catch {
          // Of another row.
        }
      }
    }
  }
}

/**
 * Seals what a test writes past the application, as it would be had the application written it: so that what reads it is
 * tried on sealed rows.
 */
export function sealingForTest(ownerUrl: string, ring: KeyRing) {
  const database = openDatabase(ownerUrl, systemClock, { connections: 1, keys: ring });
  const writes = new RegExp(`\\b(?:insert into|update) (${Object.keys(sealedTables).join('|')})\\b`, 'gi');
  return {
    async after(text: string): Promise<void> {
      const tables = new Set([...text.matchAll(writes)].map(([, table]) => table as SealedTableName));
      if (tables.size === 0) return;
      const programmes = await database.open.selectFrom('programme').select('id').execute();
      for (const { id } of programmes)
        for (const table of tables)
          await database.within(systemActor(id), scope =>
            sealRows(scope, { table, after: null, atMost: 500, retired: [] }),
          );
    },
    close: () => database.close(),
  };
}
