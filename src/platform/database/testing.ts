import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Clock } from '../clock.ts';
import { fixedClock } from '../clock.ts';
import { startThrowawayPostgres } from '../postgres/index.ts';
import type { KeyRing } from '../vault/ring.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

/** A migrated database of a test's own. `ownerUrl` passes row-level security; use it to look, not to act. */
export type TestDatabase = Database & { readonly ownerUrl: string; readonly appUrl: string };

/** The keys of every test's installation. */
export const testKeys: KeyRing = [
  { name: 'test', key: createHash('sha256').update('a key for tests').digest() },
];

const folder = join(import.meta.dirname, '../../../migrations');

/** A migrated database without an open pool, for what opens its own. */
export type ClonedDatabase = { readonly ownerUrl: string; readonly appUrl: string; drop(): Promise<void> };

/** Clones the migrated template on the server of TEST_DATABASE_URL, or on a throwaway one. */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given ? null : await startThrowawayPostgres();
  const serverUrl = given ?? server?.ownerUrl ?? '';
  const template = await ensureTemplate(serverUrl);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, client => client.query(`create database ${name} template ${template}`));
  const ownerUrl = withDatabase(serverUrl, name);
  return {
    ownerUrl,
    appUrl: withUser(ownerUrl, 'hedgerow_app'),
    async drop() {
      if (server) await server.stop();
      else await onServer(serverUrl, client => client.query(`drop database ${name} with (force)`));
    },
  };
}

/**
 * A migrated database of a test's own with an open pool. Close it in `after`.
 * @example const database = await testDatabase(); after(() => database.close());
 */
export async function testDatabase(clock: Clock = fixedClock('2026-11-23T09:00:00Z')): Promise<TestDatabase> {
  const { ownerUrl, appUrl, drop } = await cloneDatabase();
  const database = openDatabase(appUrl, clock, { connections: 4, keys: testKeys, strict: true });
  return {
    ...database,
    ownerUrl,
    appUrl,
    async close() {
      await database.close();
      await drop();
    },
  };
}

async function ensureTemplate(serverUrl: string): Promise<string> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.sql')).sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(join(folder, file)));
  const name = `template_${hash.digest('hex').slice(0, 16)}`;
  await onServer(serverUrl, async client => {
    await client.query('select pg_advisory_lock(77001)');
    await client.query(
      "do $$ begin if not exists (select from pg_roles where rolname = 'hedgerow_app') then create role hedgerow_app login; end if; end $$",
    );
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return;
    const making = `${name}_new`;
    await client.query(`drop database if exists ${making}`);
    await client.query(`create database ${making}`);
    await migrate(withDatabase(serverUrl, making), folder);
    await client.query(`alter database ${making} rename to ${name}`);
  });
  return name;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  return url.replace(/^([a-z]+:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}

function withUser(url: string, user: string): string {
  return url.replace(/^([a-z]+:\/\/)[^@/]*@/, `$1${user}@`);
}
