import { sql } from 'kysely';
import type { Scope } from '../database/index.ts';
import type { Routine } from '../events/index.ts';
import { type SealedTableName, sealedTables } from './columns.ts';
import { countToSeal, type SealedRows, sealRows } from './seal-rows.ts';

/** Rows in one turn of the clock: few enough that nobody waits for them. */
const A_TURN = 500;

export const tablesToSeal = Object.keys(sealedTables) as readonly SealedTableName[];

/**
 * Seals what was written before there were keys, a few hundred rows a minute of each table, until a table is through; then a
 * table is looked through again once a night, for what an older process may have written meanwhile.
 */
export const sealingRoutines: readonly Routine[] = [
  {
    name: 'vault.seal-old',
    cron: '* * * * *',
    async handle(scope) {
      const known = await progressOf(scope);
      for (const table of tablesToSeal) {
        if (known.get(table)?.done) continue;
        const after = known.get(table)?.after ?? null;
        const { last } = await sealRows(scope, { table, after, atMost: A_TURN, retired: [] });
        await keepProgress(scope, table, last);
      }
    },
  },
  {
    name: 'vault.look-again',
    cron: '41 2 * * *',
    async handle({ db, actor }) {
      await sql`update sealing_progress set after = null, done_at = null where programme_id = ${actor.programmeId}`.execute(
        db,
      );
    },
  },
];

async function progressOf({ db, actor }: Scope) {
  const { rows } = await sql<{ table_name: string; after: string | null; done: boolean }>`
    select table_name, after, done_at is not null as done from sealing_progress
    where programme_id = ${actor.programmeId}`.execute(db);
  return new Map(rows.map(row => [row.table_name, row]));
}

/** @param after null when the table is through */
async function keepProgress({ db, actor, now }: Scope, table: string, after: string | null): Promise<void> {
  const done = after === null ? now : null;
  await sql`insert into sealing_progress (programme_id, table_name, after, done_at)
    values (${actor.programmeId}, ${table}, ${after}, ${done})
    on conflict (programme_id, table_name) do update set after = ${after}, done_at = ${done}`.execute(db);
}

/** Seals every row of a programme that is plain or under a replaced key, in transactions of a few hundred rows. */
export async function sealAllRows(
  inTurn: <T>(work: (scope: Scope) => Promise<T>) => Promise<T>,
  { retired = [], anew = false }: { readonly retired?: readonly string[]; readonly anew?: boolean } = {},
): Promise<number> {
  let all = 0;
  for (const table of tablesToSeal) {
    let after: string | null = null;
    do {
      const from: string | null = after;
      const { sealed, last }: SealedRows = await inTurn(scope =>
        sealRows(scope, { table, after: from, atMost: A_TURN, retired, anew }),
      );
      all += sealed;
      after = last;
    } while (after !== null);
  }
  return all;
}

/** Rows of a programme that are plain, by table; tables where there are none are left out. */
export async function plainRows(
  scope: Scope,
  retired: readonly string[] = [],
): Promise<Readonly<Record<string, number>>> {
  const counts = await Promise.all(
    tablesToSeal.map(async table => [table, await countToSeal(scope, { table, retired })] as const),
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
