import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { migrate } from '../src/platform/database/index.ts';
import { type PostgresOptions, startPostgres } from '../src/platform/postgres/index.ts';
import { makeDirectory } from './world/make-directory.ts';
import { makeWorld } from './world/make-world.ts';
import { type Size, sizes } from './world/size.ts';

export type WorldName = 'S' | 'L';

/** A world that is ready, with the addresses of its database. */
export type World = { readonly size: Size; readonly ownerUrl: string; readonly appUrl: string };

/** The server of the bench with its worlds. */
export type Ground = {
  readonly worlds: readonly World[];
  /** Process id of the PostgreSQL server. */
  readonly postmaster: number;
  stop(): Promise<void>;
};

const root = join(import.meta.dirname, '..');
const quiet = { info() {}, warn() {}, error() {} };

/**
 * Makes the worlds that are not there yet, in a server without fsync, and starts the server again as in production:
 * fsync, synchronous commits, everything as Hedgerow's own database runs.
 * @param keep folder in which the worlds stay for the next run; a temporary one that is removed when null
 */
export async function openGround(
  names: readonly WorldName[],
  keep: string | null,
  say: (line: string) => void,
): Promise<Ground> {
  const folder = keep ? resolve(keep) : mkdtempSync(join(tmpdir(), 'hedgerow-bench-'));
  const missing = names.filter(name => !existsSync(markOf(folder, name)));
  if (missing.length > 0) {
    await withServer(folder, 'throwaway', async server => {
      for (const name of missing) {
        say(`making world ${name}`);
        await makeOne(server, sizes[name], say);
        writeFileSync(markOf(folder, name), '');
      }
    });
  }
  const server = await startPostgres({ dataDir: folder, log: quiet });
  const pid = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0];
  return {
    worlds: names.map(name => ({
      size: sizes[name],
      ownerUrl: within(server.ownerUrl, databaseOf(name)),
      appUrl: within(server.appUrl, databaseOf(name)),
    })),
    postmaster: Number(pid),
    async stop() {
      await server.stop();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function withServer(
  dataDir: string,
  durability: NonNullable<PostgresOptions['durability']>,
  work: (server: { ownerUrl: string; appUrl: string }) => Promise<void>,
): Promise<void> {
  const server = await startPostgres({ dataDir, log: quiet, durability });
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

async function makeOne(
  server: { ownerUrl: string; appUrl: string },
  size: Size,
  say: (line: string) => void,
): Promise<void> {
  const database = databaseOf(size.name);
  const owner = new pg.Client({ connectionString: within(server.ownerUrl, 'postgres') });
  await owner.connect();
  await owner.query(`drop database if exists ${database} with (force)`);
  await owner.query(`create database ${database}`);
  await owner.end();
  const ownerUrl = within(server.ownerUrl, database);
  await migrate(ownerUrl, join(root, 'migrations'));
  await makeWorld(ownerUrl, size, { say });
  await makeDirectory(within(server.appUrl, database), ownerUrl, size, say);
}

const databaseOf = (name: string) => `bench_${name.toLowerCase()}`;

function within(url: string, database: string): string {
  return url.replace(/^([a-z]+:\/\/[^/]*\/)[^?]*/, `$1${database}`);
}

/** The world's mark in its folder; another world, or another shape of the tables, has another mark. */
function markOf(folder: string, name: WorldName): string {
  const hash = createHash('sha256').update(JSON.stringify(sizes[name]));
  for (const part of ['migrations', 'bench/world']) {
    for (const file of readdirSync(join(root, part)).sort())
      hash.update(readFileSync(join(root, part, file)));
  }
  return join(folder, `world-${name}-${hash.digest('hex').slice(0, 12)}`);
}
