import type { ColumnBook } from './column-book.ts';
import { type Form, formOf, type SealedTableName } from './columns.ts';
import type { DataKey } from './data-keys.ts';
import { type Place, SealBroken, type Sealed, takeApart, unlock } from './envelope.ts';

/** A column of an answer, as PostgreSQL describes it: of which table and column it is, 0 when of none. */
export type Field = {
  readonly name: string;
  readonly tableID: number;
  readonly columnID: number;
  readonly dataTypeID: number;
};
export type Answer = { readonly fields: readonly Field[]; readonly rows: Record<string, unknown>[] };

/** Text, jsonb, text[], bytea: what holds sealed values. */
const HOLDERS: ReadonlySet<number> = new Set([25, 3802, 1009, 17]);
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A sealed value in an answer. */
export type Found = { readonly field: Field; readonly row: Record<string, unknown>; readonly sealed: Sealed };

/** What of an answer is sealed. */
export function sealedIn({ fields, rows }: Answer): readonly Found[] {
  // Of columns with one name only the last is in the row.
  const holders = [...new Map(fields.map(field => [field.name, field])).values()].filter(one =>
    HOLDERS.has(one.dataTypeID),
  );
  const found: Found[] = [];
  for (const row of rows) {
    for (const field of holders) {
      const value = row[field.name];
      // A list is sealed as one.
      const sealed = takeApart(Array.isArray(value) ? value[0] : value);
      if (sealed) found.push({ field, row, sealed });
    }
  }
  return found;
}

/** The rows that the values of a column may be of: by the columns that say so, else by any id that stands beside them. */
export function rowsOf(
  fields: readonly Field[],
  book: ColumnBook,
  of: Field,
): (row: Readonly<Record<string, unknown>>) => readonly string[] {
  const numbers = book.rows.get(of.tableID) ?? [];
  const parts = numbers.map(number =>
    fields.find(one => one.tableID === of.tableID && one.columnID === number),
  );
  const names = parts.flatMap(one => (one ? [one.name] : []));
  if (names.length === numbers.length) return row => [names.map(name => String(row[name])).join(':')];
  return row => Object.values(row).filter(value => typeof value === 'string' && ID.test(value)) as string[];
}

/** A value opened with its key; empty when that was destroyed. @throws SealBroken */
export function opened(
  at: { readonly table: SealedTableName; readonly column: string },
  { id, key }: DataKey,
  {
    programmeId,
    sealed,
    rows,
  }: { readonly programmeId: string; readonly sealed: Sealed; readonly rows: readonly string[] },
): unknown {
  const form = formOf(at.table, at.column);
  if (!key) return form === 'text' ? '' : form === 'list' ? [] : null;
  const places = rows.map((row): Place => ({ programmeId, ...at, row }));
  for (const place of places.slice(0, -1)) {
    try {
      return read(form, unlock(key, place, id, sealed.body));
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
    }
  }
  return read(form, unlock(key, places.at(-1) ?? { programmeId, ...at, row: 'none' }, id, sealed.body));
}

function read(form: Form, plain: Buffer): unknown {
  return form === 'bytes' ? plain : form === 'text' ? plain.toString() : JSON.parse(plain.toString());
}
