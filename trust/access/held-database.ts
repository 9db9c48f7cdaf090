import { type CompiledQuery, Kysely } from 'kysely';
import type pg from 'pg';
import { type Clock, fixedClock } from '../../src/platform/clock.ts';
import { contextStatements } from '../../src/platform/database/actor.ts';
import type { Actor, Database, Scope, Tables } from '../../src/platform/database/index.ts';
import { oneConnection } from '../../src/platform/database/one-connection.ts';
import { testKeys } from '../../src/platform/database/testing.ts';
import { PreparingClient } from '../../src/platform/database/types.ts';

/** Rows that a request changed, as the owner sees them: whose they are, where that can be told. */
export type Changed = {
  readonly table: string;
  readonly programmeId: string;
  readonly personId: string | null;
  /** The table holds something of people. */
  readonly ofPeople: boolean;
};

/** What a request left behind before it was taken back. */
export type Trace = {
  readonly audit: readonly {
    readonly verb: string;
    readonly personId: string | null;
    readonly subjectId: string;
  }[];
  readonly changed: readonly Changed[];
};

/** A database in which every request happens and then has not happened. */
export type HeldDatabase = {
  readonly database: Database;
  /** Does the work in one transaction, looks at what it left, and takes it back. */
  tried<T>(
    work: () => Promise<T>,
    look?: { readonly changes: boolean },
  ): Promise<{ result: T; trace: Trace }>;
  close(): Promise<void>;
};

/** What turns the application's own guards off, where the database alone is to be tried. */
export type Unguarded = {
  /** Who the transaction really speaks for, whoever the application takes them for. */
  actor(taken: Actor): Actor;
  /** The statement without the application's own filter by programme. */
  sql(text: string): string;
  /** What the application is told of a member of staff. */
  row(row: Record<string, unknown>): Record<string, unknown>;
};

/** What daily work writes by itself, whoever asks: keys of forms, sign-ins, what was read, texts kept for their writer. */
const BOOKKEEPING = new Set([
  'audit_entry',
  'draft',
  'interrupted_form',
  'outbox',
  'recent_person',
  'sign_in_try',
  'spent_ticket',
  'staff_device',
  'staff_session',
  'staff_signing_in',
  'submission',
]);

/**
 * Opens a database over one connection of the owner that acts as the application's login. Each `within` is a savepoint, so
 * that policies, triggers and constraints work as they do, and the world stays as it was for the next request.
 */
export async function holdDatabase(
  ownerUrl: string,
  unguarded: Unguarded | null = null,
  clock: Clock = fixedClock('2026-11-23T09:00:00Z'),
): Promise<HeldDatabase> {
  const hold = { inside: false };
  const client = clientWithin(hold, unguarded);
  const database = openDatabase(ownerUrl, clock, { connections: 1, keys: testKeys, strict: true, client });
  const changedRows = await changesStatement(database.pool);
  const directly = async (text: string, values: readonly unknown[] = []) => {
    const one = await database.pool.connect();
    try {
      const result = await one.query(`/* held */ ${text}`, [...values]);
      return (Array.isArray(result) ? result.at(-1) : result).rows;
    } finally {
      one.release();
    }
  };
  return {
    database,
    async tried(work, { changes } = { changes: true }) {
      const { rows } = await query('begin; select pg_current_xact_id()::text as xid').then(last);
      await query('set local role hedgerow_app');
      try {
        const result = await work();
        await query('reset role');
        const audit = await query(
          'select verb, person_id as "personId", subject_id as "subjectId" from audit_entry where xmin::text::bigint >= $1',
          [rows[0]?.['xid']],
        );
        const changed = changes ? (await query(changedRows, [rows[0]?.['xid']])).rows : [];
        return { result, trace: { audit: audit.rows, changed } };
      } finally {
        await query('rollback');
      }
    },
    close: () => client.end(),
  };
}

function last(results: pg.QueryResult | pg.QueryResult[]): pg.QueryResult {
  const one = Array.isArray(results) ? results.at(-1) : results;
  if (!one) throw new TypeError('nothing was answered');
  return one;
}

/** One statement over every table that belongs to a programme, so that a new table is looked at by itself. */
async function changesStatement(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ table: string; person: boolean }>(
    `select c.relname as table,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped) as person
     from pg_class c join pg_attribute p on p.attrelid = c.oid and p.attname = 'programme_id'
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  return rows
    .filter(({ table }) => !BOOKKEEPING.has(table))
    .map(
      ({ table, person }) =>
        `select '${table}' as "table", programme_id as "programmeId", ${table === 'person' ? 'id' : person ? 'person_id' : 'null::uuid'} as "personId", ${person || table === 'person'} as "ofPeople"
         from "${table}" where xmin::text::bigint >= $1`,
    )
    .join(' union all ');
}
