import { setImmediate } from 'node:timers/promises';
import type { ServiceRecord } from './record.ts';
import type { Row, RowSource, TableRows } from './row.ts';
import { type Hashed, rowsOf } from './rows.ts';

/** Rows of a table as they travel: one JSON document, and the names of its columns. */
export type ReadyRows = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly json: string;
};

/** Rows by table as they travel; tables without rows are left out. */
export function readyRows(tables: TableRows): readonly ReadyRows[] {
  return [...tables].flatMap(([table, rows]) => readyTable(table, rows));
}

function readyTable(table: string, rows: readonly Row[]): readonly ReadyRows[] {
  const [first] = rows;
  return first ? [{ table, columns: Object.keys(first), json: JSON.stringify(rows) }] : [];
}

const atOnce = 50;
// Several services name the same program, or count in the same unit.
const shared: readonly string[] = ['program', 'unit'];

/** The rows of services as they travel, made a few at a time, so that answers of the database are heard in between. */
export async function readyBetween(
  source: RowSource,
  services: readonly Hashed<ServiceRecord>[],
): Promise<readonly ReadyRows[]> {
  const all = new Map<string, Row[]>();
  const met = new Set<unknown>();
  for (let start = 0; start < services.length; start += atOnce) {
    await setImmediate();
    const some = rowsOf(source, { services: services.slice(start, start + atOnce) });
    for (const [table, rows] of some) {
      const fresh = shared.includes(table) ? rows.filter(({ id }) => met.size !== met.add(id).size) : rows;
      all.getOrInsertComputed(table, () => []).push(...fresh);
    }
  }
  const ready: ReadyRows[] = [];
  for (const [table, rows] of all) {
    await setImmediate();
    ready.push(...readyTable(table, rows));
  }
  return ready;
}
