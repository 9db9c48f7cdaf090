import type pg from 'pg';

/** Puts rows in as the owner, past all rules. */
export type Put = (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>;

/** @returns the way to put a row of the named columns into a table */
export function putting(owner: pg.Pool): Put {
  return async (table, row) => {
    const names = Object.keys(row);
    const marks = names.map((_, index) => `$${index + 1}`);
    await owner.query(
      `insert into ${table} (${names.join(', ')}) values (${marks.join(', ')})`,
      Object.values(row),
    );
  };
}
