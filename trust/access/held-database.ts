import type pg from 'pg';
import { type Clock, fixedClock } from '../../src/platform/clock.ts';
import { type Database, openDatabase } from '../../src/platform/database/index.ts';
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
  /** The context of a transaction as it really is, whoever the application takes them for. */
  context(statements: string): string;
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
  'person_visit',
  'provider_visit',
  'recent_person',
  'sign_in_try',
  'spent_ticket',
  'staff_device',
  'staff_session',
  'staff_signing_in',
  'submission',
]);

/**
 * Opens a database over one connection of the owner that acts as the application's login. Each transaction of the application is a
 * savepoint in one that is taken back, so that policies, triggers and constraints work as they do, and the world stays as it
 * was for the next request.
 */
export async function holdDatabase(
  ownerUrl: string,
  unguarded: Unguarded | null = null,
  clock: Clock = fixedClock('2026-11-23T09:00:00Z'),
): Promise<HeldDatabase> {
  const real = new PreparingClient({ connectionString: ownerUrl, pipeline: true } as pg.ClientConfig);
  await real.connect();
  const query = real.query.bind(real) as unknown as Query;
  const hold = { inside: false };
  const client = clientOver(query, hold, unguarded);
  const database = openDatabase(ownerUrl, clock, { connections: 4, keys: testKeys, strict: true, client });
  const changedRows = await changesStatement(real);
  return {
    database,
    async tried(work, { changes } = { changes: true }) {
      await query('begin');
      const begun = (await query('select pg_current_xact_id()::text as xid')).rows[0]?.['xid'];
      await query('set local role hedgerow_app');
      hold.inside = true;
      try {
        const result = await work();
        await query('reset role');
        const audit = await query(
          'select verb, person_id as "personId", subject_id as "subjectId" from audit_entry where xmin::text::bigint >= $1',
          [begun],
        );
        const changed = changes ? (await query(changedRows, [begun])).rows : [];
        return {
          result,
          trace: { audit: audit.rows as unknown as Trace['audit'], changed: changed as unknown as Changed[] },
        };
      } finally {
        hold.inside = false;
        await query('rollback');
      }
    },
    async close() {
      await database.close();
      await real.end();
    },
  };
}

type Row = Record<string, unknown>;
/** The SQLSTATE of whatever is asked in a transaction that has failed. */
const IN_FAILED = '25P02';
type Query = (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult<Row>>;

const CLEAR = "set local app.programme = ''; set local app.actor = ''; set local app.role = ''";

/**
 * Clients of a pool that all speak over one connection, and for which the beginning and the end of a transaction are those of
 * a savepoint. One transaction waits for the other; questions outside of any go in between.
 */
function clientOver(
  query: Query,
  hold: { readonly inside: boolean },
  unguarded: Unguarded | null,
): typeof PreparingClient {
  let turn: Promise<void> = Promise.resolve();
  return class extends PreparingClient {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      let end: (() => void) | null = null;
      let begun: Promise<unknown> = Promise.resolve();
      const spoken = async (text: string, values?: readonly unknown[]): Promise<pg.QueryResult<Row>> => {
        // Outside, it would be carried out for good.
        if (!hold.inside) throw new Error('something is asked outside of what is taken back');
        const result = await query(unguarded?.sql(text) ?? text, values);
        return unguarded && result.rows
          ? { ...result, rows: result.rows.map(row => unguarded.row(row)) }
          : result;
      };
      const begin = async (context: string): Promise<unknown> => {
        const before = turn;
        const mine = Promise.withResolvers<void>();
        turn = mine.promise;
        await before;
        end = mine.resolve;
        return spoken(`savepoint one; ${unguarded?.context(context) ?? context}`);
      };
      const undo = async (): Promise<unknown> => {
        const over = end;
        end = null;
        if (over) await spoken(`rollback to one; release one; ${CLEAR}`).finally(over);
        return { command: 'ROLLBACK', rows: [] };
      };
      const keep = async (): Promise<unknown> => {
        try {
          await spoken(`set constraints all immediate; set constraints all deferred; ${CLEAR}; release one`);
        } catch (error) {
          await undo();
          // As PostgreSQL answers a commit after an error: by taking it back, without another error.
          if (error instanceof Error && 'code' in error && error.code === IN_FAILED)
            return { command: 'ROLLBACK', rows: [] };
          throw error;
        }
        end?.();
        end = null;
        return { command: 'COMMIT', rows: [] };
      };
      const turned = async (text: string, values?: readonly unknown[]): Promise<unknown> => {
        if (text.startsWith('begin; ')) {
          begun = begin(text.slice('begin; '.length));
          return begun;
        }
        await begun.catch(() => undefined);
        if (text === 'commit') return keep();
        return text === 'rollback' ? undo() : spoken(text, values);
      };
      this.query = turned as unknown as typeof this.query;
      this.connect = ((done?: (error?: Error) => void) =>
        done ? process.nextTick(done) : Promise.resolve(this)) as typeof this.connect;
      this.end = (async (done?: () => void) => done?.()) as typeof this.end;
    }
  };
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
