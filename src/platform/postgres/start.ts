import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { accountFor } from './account.ts';
import { addressOf } from './address.ts';
import { prepareBinaries } from './binaries.ts';
import { type Cluster, ensureCluster, OWNER } from './cluster.ts';
import { lockFolder } from './lock.ts';
import { settleOrphans } from './orphans.ts';
import { explain, PostgresProblem } from './problem.ts';
import { APP, DATABASE, ensureRoles } from './roles.ts';
import { clusterNameOf, launch, type Server } from './server.ts';
import type { Durability } from './settings.ts';
import { supervise } from './supervise.ts';

/** The part of a logger that is used; pino's fits. */
export type PostgresLog = {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

export type PostgresOptions = {
  /** Hedgerow's data folder; the database lives in `postgres` below it. Made if missing. */
  readonly dataDir: string;
  readonly log: PostgresLog;
  readonly clock?: { now(): Temporal.Instant };
  readonly durability?: Durability;
};

/** A running PostgreSQL of our own. */
export type Postgres = {
  /** `pg` connection string of the superuser `hedgerow_owner` on the database `hedgerow`: migrations, jobs' schema. */
  readonly ownerUrl: string;
  /** The same for the login `hedgerow_app`, which owns nothing and cannot step around row-level security. */
  readonly appUrl: string;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. Safe to call twice. */
  stop(): Promise<void>;
  /** Called when the server ended and could not be brought back. */
  onExit(callback: (problem: PostgresProblem) => void): void;
};

const WINDOWS =
  'On Windows Hedgerow does not run a database of its own. Start it inside WSL, or install PostgreSQL and set DATABASE_URL.';

/**
 * Starts PostgreSQL on a data folder and keeps it running: makes the database the first time, clears up after a
 * killed run, starts the server again when it ends unexpectedly.
 * @throws PostgresProblem with one sentence for the person who starts Hedgerow
 */
export async function startPostgres({ dataDir, log, clock, durability }: PostgresOptions): Promise<Postgres> {
  const now = () => clock?.now() ?? Temporal.Now.instant();
  if (process.platform === 'win32') throw new PostgresProblem(WINDOWS);
  const home = made(dataDir);
  const lock = lockFolder(home, now());
  try {
    const cluster = describe(home, durability ?? 'safe');
    const server = await bringUp(cluster, log);
    return await supervised(cluster, server, { log, now, release: lock.release });
  } catch (error) {
    lock.release();
    throw explain(error, home);
  }
}

function made(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true });
    return realpathSync(dataDir);
  } catch (error) {
    throw explain(error, dataDir);
  }
}

function describe(home: string, durability: Durability): Cluster {
  const folder = join(home, 'postgres');
  const account = accountFor(home, folder);
  return { folder, account, binaries: prepareBinaries(home, account), durability };
}

async function bringUp(cluster: Cluster, log: PostgresLog): Promise<Server> {
  await ensureCluster(cluster);
  await settleOrphans(cluster.folder, clusterNameOf(cluster.folder), log);
  return launch(cluster, log);
}

type Surroundings = { log: PostgresLog; now(): Temporal.Instant; release(): void };

async function supervised(cluster: Cluster, first: Server, around: Surroundings): Promise<Postgres> {
  const { log, now, release } = around;
  const { folder } = cluster;
  const keeper = supervise(first, { folder, log, now, bringUp: () => bringUp(cluster, log) });
  const address = addressOf(folder);
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= keeper.stop().finally(() => {
      address.release();
      release();
    });
    return stopped;
  };
  try {
    await ensureRoles(database => address.urlOf(OWNER, database));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ownerUrl: address.urlOf(OWNER, DATABASE),
    appUrl: address.urlOf(APP, DATABASE),
    onExit: keeper.onExit,
    stop,
  };
}
