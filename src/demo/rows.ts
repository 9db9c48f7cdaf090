import { type Insertable, sql } from 'kysely';
import type { Db, Tables } from '../platform/database/index.ts';

type Table = keyof Tables & string;
type Row<T extends Table> = Insertable<Tables[T]>;

/** Rows gathered table by table, written in the order in which they depend on each other. */
export type Rows = {
  add<T extends Table>(table: T, row: Row<T>): void;
  of<T extends Table>(table: T): readonly Row<T>[];
  /** Takes the rows of a table away: they are written. */
  take<T extends Table>(table: T): readonly Row<T>[];
};

/** A table comes after those it points to. */
const order = [
  'programme',
  'team',
  'area',
  'staff',
  'person',
  'person_contact',
  'referral',
  'referral_need',
  'referral_event',
  'referral_question',
  'consent',
  'contact',
  'session',
  'note',
  'note_addendum',
  'restricted_words',
  'plan',
  'goal',
  'action',
  'barrier',
  'plan_version',
  'introduction',
  'introduction_event',
  'unmet_need',
  'own_concern',
  'assessment',
  'concern',
  'task',
  'message',
  'private_link',
  'recent_person',
] as const satisfies readonly Table[];

export function gatherRows(): Rows {
  const tables = new Map<Table, unknown[]>();
  return {
    add(table, row) {
      const rows = tables.get(table) ?? [];
      rows.push(row);
      tables.set(table, rows);
    },
    of: <T extends Table>(table: T) => (tables.get(table) ?? []) as Row<T>[],
    take<T extends Table>(table: T) {
      const rows = (tables.get(table) ?? []) as Row<T>[];
      tables.delete(table);
      return rows;
    },
  };
}

/**
 * Writes everything with one statement a table. Temporal values and nested objects travel as JSON and are read by the
 * types of the columns, so a thousand rows cost one round trip.
 */
export async function writeRows(db: Db, rows: Rows, tables: readonly Table[] = order): Promise<void> {
  for (const table of tables) {
    const list = rows.take(table);
    const [first] = list;
    if (!first) continue;
    const columns = Object.keys(first);
    const odd = list.find(row => Object.keys(row).join() !== columns.join());
    if (odd) throw new TypeError(`rows of ${table} differ in their columns`);
    const names = sql.join(columns.map(column => sql.ref(column)));
    await sql`
      insert into ${sql.table(table)} (${names})
      select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(list)}::jsonb)`.execute(
      db,
    );
  }
}
