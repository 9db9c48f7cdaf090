import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../database/index.ts';
import { formOf, ownerKind, type SealedTableName, sealedTable } from './columns.ts';
import { keepPhoneEndings } from './phone-endings.ts';
import { sealed } from './values.ts';

/** Rows of one table that are not sealed yet, or under a key that was replaced. */
export type RowsToSeal = {
  readonly table: SealedTableName;
  /** The row after which to go on; null: from the first. */
  readonly after: string | null;
  readonly atMost: number;
  /** Keys that were replaced. */
  readonly retired: readonly string[];
  /** Every row, because the index has a newer key. */
  readonly anew?: boolean;
};

/** How many were sealed, and after which row to go on; null when there is no more. */
export type SealedRows = { readonly sealed: number; readonly last: string | null };

type Row = Readonly<Record<string, unknown>>;

/** Statements that wait for their answers at once: more would only hold memory. */
const TOGETHER = 40;

/**
 * Seals some rows as they would be sealed if they were written now, and says up to which. Rows that somebody holds at the
 * moment are left for the next time round.
 */
export async function sealRows(scope: Scope, asked: RowsToSeal): Promise<SealedRows> {
  const { table, after, atMost } = asked;
  const { row, owner, columns } = sealedTable(table);
  const key = row[0] ?? 'id';
  const wanted = [...new Set([key, ...owner, ...columns])].map(column => sql.ref(column));
  const { rows } = await sql<Row>`
    select ${sql.join(wanted)} from ${sql.table(table)}
    where programme_id = ${scope.actor.programmeId} and (${after}::uuid is null or ${sql.ref(key)} > ${after}::uuid)
      and ${isToSeal(asked)}
    order by ${sql.ref(key)} limit ${atMost} for update skip locked`.execute(scope.db);
  for (let at = 0; at < rows.length; at += TOGETHER)
    await Promise.all(rows.slice(at, at + TOGETHER).map(one => sealRow(scope, table, key, one)));
  return { sealed: rows.length, last: rows.length === atMost ? String(rows.at(-1)?.[key]) : null };
}

/** How many rows of a table are still to be sealed. */
export async function countToSeal(
  scope: Scope,
  asked: Omit<RowsToSeal, 'after' | 'atMost'>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(asked.table)}
    where programme_id = ${scope.actor.programmeId} and ${isToSeal(asked)}`.execute(scope.db);
  return rows[0]?.count ?? 0;
}

async function sealRow(scope: Scope, table: SealedTableName, key: string, found: Row): Promise<void> {
  const { columns, owner } = sealedTable(table);
  const by = owner.find(column => found[column]);
  const id = String(found[key]);
  if (!by) return;
  const values = Object.fromEntries(columns.map(column => [column, found[column]]));
  const ready = sealed(table, id, { kind: ownerKind(table, by), id: String(found[by]) }, values);
  const set = Object.entries(ready).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`update ${sql.table(table)} set ${sql.join(set)}
    where programme_id = ${scope.actor.programmeId} and ${sql.ref(key)} = ${id}`.execute(scope.db);
  if (table === 'person') await keepPhoneEndings(scope, id, values);
}

function isToSeal({
  table,
  retired,
  anew = false,
}: Omit<RowsToSeal, 'after' | 'atMost'>): RawBuilder<boolean> {
  const { columns, owner, tokens = {} } = sealedTable(table);
  const somebody = sql.join(
    owner.map(column => sql`${sql.ref(column)} is not null`),
    sql` or `,
  );
  if (anew && Object.keys(tokens).length > 0) return sql`(${somebody})`;
  const open = columns.map(column => isOpen(table, column, retired));
  return sql`(${somebody}) and (${sql.join(open, sql` or `)})`;
}

/** Whether a column holds something that is plain, or sealed under a replaced key. */
function isOpen(table: SealedTableName, column: string, retired: readonly string[]): RawBuilder<boolean> {
  const at = sql.ref(column);
  const form = formOf(table, column);
  if (form === 'bytes') {
    const hex = retired.map(id => id.replaceAll('-', ''));
    return sql`(${at} is not null and (substring(${at} from 1 for 3) <> '\\x485301'::bytea
      or encode(substring(${at} from 4 for 16), 'hex') = any(${hex}::text[])))`;
  }
  if (form === 'list')
    return sql`(cardinality(${at}) > 0 and (${at}[1] not like 'hs1.%' or split_part(${at}[1], '.', 2) = any(${[...retired]}::text[])))`;
  const text = form === 'json' ? sql`(${at} #>> '{}')` : at;
  return sql`(${text} <> '' and (${text} not like 'hs1.%' or split_part(${text}, '.', 2) = any(${[...retired]}::text[])))`;
}
