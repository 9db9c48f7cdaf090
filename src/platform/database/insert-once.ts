import type { CompiledQuery, Expression, Insertable, Kysely } from 'kysely';
import { compiledOnce } from './compiled-once.ts';
import type { DB } from './schema.ts';

type Row<Table extends keyof DB> = Insertable<DB[Table]>;

type More<Table extends keyof DB> = {
  /** A row that is there already is left as it is. */
  readonly unlessThere?: boolean;
  /** Columns that the database finds out from others of the row. */
  readonly also?: (
    db: Kysely<DB>,
    row: Row<Table>,
  ) => { readonly [Column in keyof Row<Table>]?: Expression<unknown> };
};

/**
 * The insertion of a row, built and compiled once for each set of columns that a row comes with.
 *
 * @example
 * const addEvent = insertOnce('referral_event');
 * await db.executeQuery(addEvent({ programme_id, id: newId(), … }));
 */
export function insertOnce<Table extends keyof DB>(
  table: Table,
  more: More<Table> = {},
): (row: Row<Table>) => CompiledQuery<unknown> {
  const known = new Map<string, (row: Row<Table>) => CompiledQuery<unknown>>();
  return row => {
    const columns = Object.keys(row);
    const key = columns.join();
    const statement = known.get(key) ?? compiledFor(table, columns, more);
    known.set(key, statement);
    return statement(row);
  };
}

function compiledFor<Table extends keyof DB>(table: Table, columns: readonly string[], more: More<Table>) {
  const compiled = compiledOnce((db, asked: Readonly<Record<string, string>>) => {
    const row = Object.fromEntries(columns.map(column => [column, asked[column]])) as Row<Table>;
    const insertion = db.insertInto(table).values({ ...row, ...more.also?.(db, row) } as Row<Table>);
    return more.unlessThere ? insertion.onConflict(conflict => conflict.doNothing()) : insertion;
  });
  // What a column takes is checked where the row is given.
  return (row: Row<Table>) => compiled(row as unknown as Readonly<Record<string, string>>);
}
