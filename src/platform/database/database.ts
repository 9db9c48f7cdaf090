import { type Compilable, type CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Clock } from '../clock.ts';
import type { KeyRing } from '../vault/ring.ts';
import { makeVault, type TransactionVault, withoutKeys } from '../vault/vault.ts';
import { type Actor, contextStatements } from './actor.ts';
import { oneConnection } from './one-connection.ts';
import type { DB } from './schema.ts';
import { clientHeardBy, type OnQuery, PreparingClient } from './types.ts';

/** All tables, with types generated from the migrated database (`npm run generate:schema`). */
export type Tables = DB;
export type Db = Kysely<Tables>;

/**
 * One transaction of one actor: what stores, audit and outbox are made with.
 * `db` sees only the rows that the actor may see; `now` is the same instant for everything in it. Statements that do not
 * need each other's answers go together in a `Promise.all`: they take one round trip.
 */
export type Scope = {
  readonly db: Db;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly requestId: string;
  /**
   * Sends a statement together with the commit, for what nothing in the transaction reads back, such as the audit.
   * When it fails, nothing is committed and `within` throws.
   */
  readonly atEnd: (query: CompiledQuery) => void;
};

/** The open database. `within` is the only way to the tables of a programme. */
export type Database = {
  /**
   * Runs work in one transaction as the actor and commits, or rolls everything back when it throws.
   * @example await database.within(actor, scope => accept(scope, input));
   */
  within<T>(actor: Actor, work: (scope: Scope) => Promise<T>, requestId?: string): Promise<T>;
  /** Asks one question as the actor, in a transaction of its own and in one round trip. */
  look<R>(
    actor: Actor,
    question: (db: Db, now: Temporal.Instant) => Compilable<R> | CompiledQuery<R>,
  ): Promise<readonly R[]>;
  /** Tables outside row-level security only: programmes and the shared directory. */
  readonly open: Db;
  /**
   * Several questions of such tables over one connection and without a transaction. Those asked in a `Promise.all` take one round
   * trip.
   */
  openTogether<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** The pool beneath, for streams and LISTEN. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  readonly connections?: number;
  /** The keys of the installation. Without them what is sealed can be neither written nor read. */
  readonly keys?: KeyRing;
  /** A sealed value that comes from no known column is an error; for tests. */
  readonly strict?: boolean;
  /** What speaks to the server, where it is not the usual client; for tests that look between the two. */
  readonly client?: typeof PreparingClient;
  /** Hears every statement as it is sent; for tests and benches that count them. */
  readonly onQuery?: OnQuery;
};

/**
 * Opens a pool as the login of the application (never the owner).
 * @param url connection address of the non-superuser login
 */
export function openDatabase(url: string, clock: Clock, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    Client: options.client ?? (options.onQuery ? clientHeardBy(options.onQuery) : PreparingClient),
    application_name: 'hedgerow',
    pipeline: true,
  });
  pool.on('error', () => undefined);
  const vault = options.keys ? makeVault(options.keys, { strict: options.strict ?? false }) : null;
  const open = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    open,
    pool,
    async close() {
      await open.destroy();
      // Kysely ends only a pool that it has used itself.
      if (!pool.ending) await pool.end();
    },
    openTogether: work =>
      held(pool, async client => {
        let over = false;
        try {
          return await work(new Kysely<Tables>({ dialect: oneConnection(client, () => over) }));
        } finally {
          over = true;
        }
      }),
    within: (actor, work, requestId = 'none') =>
      held(pool, async client => {
        let over = false;
        const last: CompiledQuery[] = [];
        const atEnd = (query: CompiledQuery): void => void last.push(query);
        const keys =
          vault?.within(
            actor.programmeId,
            async (text, values) => (await client.query(text, [...values])).rows,
          ) ?? withoutKeys;
        const db = new Kysely<Tables>({ dialect: oneConnection(client, () => over, keys) });
        try {
          // The first statements leave in one write with the beginning. Should the context fail, so do all after it.
          const begun = client.query(`begin; ${contextStatements(actor)}`);
          const working = Promise.try(() => work({ db, actor, now: clock.now(), requestId, atEnd }));
          const [, result] = await Promise.all([begun, working]);
          over = true;
          const values = await preparedAll(last, keys);
          const ending = last.map(({ sql }, at) => client.query(sql, [...(values[at] ?? [])]));
          const committed = client.query('commit');
          await allDone([...ending, committed]);
          // PostgreSQL answers a commit after an error that somebody caught with ROLLBACK, and calls that a success.
          if ((await committed).command !== 'COMMIT')
            throw new Error('an error was passed over; nothing was saved');
          return result;
        } catch (error) {
          over = true;
          await client.query('rollback').catch(() => undefined);
          throw error;
        }
      }),
    look: (actor, question) =>
      held(pool, async client => {
        const asking = question(open, clock.now());
        const { sql, parameters } = 'compile' in asking ? asking.compile() : asking;
        // A question that seals or hashes what it asks needs a transaction with keys: `within`.
        const values = withoutKeys.prepare(parameters);
        const begun = client.query(`begin; ${contextStatements(actor)}`);
        const asked = client.query(sql, [...(values as readonly unknown[])]);
        await allDone([begun, asked, client.query('commit')]);
        const answer = await asked;
        // Keys are asked for as the same actor, in a transaction of their own.
        const ask = async (text: string, values: readonly unknown[]) => {
          const again = client.query(`begin; ${contextStatements(actor)}`);
          const keys = client.query(text, [...values]);
          await allDone([again, keys, client.query('commit')]);
          return (await keys).rows;
        };
        const opening = vault?.within(actor.programmeId, ask).open(answer);
        if (opening) await opening;
        return answer.rows;
      }),
  };
}

/** The values of the statements that go with the commit. Mostly there is nothing to seal, and nothing to wait for. */
function preparedAll(
  last: readonly CompiledQuery[],
  keys: TransactionVault,
): readonly (readonly unknown[])[] | Promise<readonly (readonly unknown[])[]> {
  const values = last.map(({ parameters }) => keys.prepare(parameters));
  const ready = values.flatMap(one => ('then' in one ? [] : [one]));
  return ready.length === values.length ? ready : Promise.all(values);
}

/**
 * Waits for statements that were sent together, to the last: the connection must come back clean. An error before a
 * commit has made it a rollback; the first error is thrown.
 */
async function allDone(sent: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(sent);
  await Promise.all(sent);
}

async function held<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
