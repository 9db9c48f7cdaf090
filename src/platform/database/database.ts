import { type Kysely, Kysely as KyselyClass, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Clock } from '../clock.ts';
import { type Actor, contextStatements } from './actor.ts';
import type { DB } from './schema.ts';
import { clientHeardBy, type OnQuery, PreparingClient } from './types.ts';

/** All tables, with types generated from the migrated database (`npm run generate:schema`). */
export type Tables = DB;
export type Db = Kysely<Tables>;

/**
 * One transaction of one actor: what stores, audit and outbox are made with.
 * `db` sees only the rows that the actor may see; `now` is the same instant for everything in it.
 */
export type Scope = {
  readonly db: Db;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly requestId: string;
};

/** The open database. `within` is the only way to the tables of a programme. */
export type Database = {
  /**
   * Runs work in one transaction as the actor and commits, or rolls everything back when it throws.
   * @example await database.within(actor, scope => accept(scope, input));
   */
  within<T>(actor: Actor, work: (scope: Scope) => Promise<T>, requestId?: string): Promise<T>;
  /** Tables outside row-level security only: programmes and the shared directory. */
  readonly open: Db;
  /** The pool beneath, for streams and LISTEN. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  readonly connections?: number;
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
    Client: options.onQuery ? clientHeardBy(options.onQuery) : PreparingClient,
    application_name: 'hedgerow',
  });
  pool.on('error', () => undefined);
  const open = new KyselyClass<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    open,
    pool,
    close: () => open.destroy(),
    within: (actor, work, requestId = 'none') =>
      open.connection().execute(async db => {
        await sql.raw(`begin; ${contextStatements(actor)}`).execute(db);
        try {
          const result = await work({ db, actor, now: clock.now(), requestId });
          await sql.raw('commit').execute(db);
          return result;
        } catch (error) {
          await sql
            .raw('rollback')
            .execute(db)
            .catch(() => undefined);
          throw error;
        }
      }),
  };
}
