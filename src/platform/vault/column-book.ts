import { type SealedTableName, sealedTable, sealedTables } from './columns.ts';
import type { Ask } from './programme-keys.ts';

/** Which columns of an answer are sealed ones, by the numbers that PostgreSQL gives them. */
export type ColumnBook = {
  /** By `table oid:column number`. */
  readonly sealed: ReadonlyMap<string, { readonly table: SealedTableName; readonly column: string }>;
  /** The numbers of the columns that tell rows apart, by table oid. */
  readonly rows: ReadonlyMap<number, readonly number[]>;
};

const COLUMNS = `select a.attrelid::int8 as oid, a.attnum as number, c.relname as name, a.attname as column
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and c.relname = any($1::text[]) and a.attnum > 0 and not a.attisdropped`;

/** Reads the numbers of all sealed columns from the catalogue. */
export async function readColumns(ask: Ask): Promise<ColumnBook> {
  const found = (await ask(COLUMNS, [Object.keys(sealedTables)])).map(row => ({
    oid: Number(row['oid']),
    number: Number(row['number']),
    table: row['name'] as SealedTableName,
    column: String(row['column']),
  }));
  const sealed = found.filter(({ table, column }) => sealedTable(table).columns.includes(column));
  const oids = Map.groupBy(found, one => one.oid);
  return {
    sealed: new Map(sealed.map(({ oid, number, table, column }) => [`${oid}:${number}`, { table, column }])),
    rows: new Map(
      [...oids].map(([oid, all]) => [
        oid,
        sealedTable(all[0]?.table ?? 'person').row.flatMap(name =>
          all.filter(one => one.column === name).map(one => one.number),
        ),
      ]),
    ),
  };
}
