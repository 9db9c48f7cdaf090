import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { startThrowawayPostgres, type ThrowawayPostgres } from './index.ts';

let postgres: ThrowawayPostgres;
before(async () => {
  postgres = await startThrowawayPostgres();
});
after(() => postgres.stop());

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('the owner is a superuser on the database hedgerow, the application is nothing but a login', async () => {
  const me = `select current_user as name, current_database() as database, rolsuper, rolcreatedb, rolcreaterole,
    rolreplication, rolbypassrls from pg_roles where rolname = current_user`;
  assert.deepEqual(await ask(postgres.ownerUrl, me), [
    {
      name: 'hedgerow_owner',
      database: 'hedgerow',
      rolsuper: true,
      rolcreatedb: true,
      rolcreaterole: true,
      rolreplication: true,
      rolbypassrls: true,
    },
  ]);
  assert.deepEqual(await ask(postgres.appUrl, me), [
    {
      name: 'hedgerow_app',
      database: 'hedgerow',
      rolsuper: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
      rolbypassrls: false,
    },
  ]);
  await assert.rejects(ask(postgres.appUrl, 'create table mine (n int)'), { code: '42501' });
});

test('nothing listens on the network, and pages are checked for damage', async () => {
  const [row] = await ask(
    postgres.ownerUrl,
    "select current_setting('listen_addresses') as listens, current_setting('data_checksums') as sums, inet_server_addr() as address",
  );
  assert.deepEqual(row, { listens: '', sums: 'on', address: null });
});

test('text is UTF-8, sorts the same on every system, and by language where it is asked to', async () => {
  const names = "(values ('Ósk'), ('Nóra'), ('Zoe'), ('Áine'), ('Aoife')) v(name)";
  const sorted = async (collation: string) =>
    (await ask(postgres.appUrl, `select name from ${names} order by name collate ${collation}`)).map(
      row => row.name,
    );
  assert.deepEqual(await sorted('"default"'), ['Aoife', 'Nóra', 'Zoe', 'Áine', 'Ósk']);
  assert.deepEqual(await sorted('"ga-x-icu"'), ['Áine', 'Aoife', 'Nóra', 'Ósk', 'Zoe']);
});

test('an address is one that any URL parser reads', () => {
  const url = new URL(postgres.appUrl);
  assert.equal(url.username, 'hedgerow_app');
  assert.equal(url.pathname, '/hedgerow');
  assert.ok(existsSync(url.searchParams.get('host') ?? ''));
});

test('a stop removes everything', async () => {
  const second = await startThrowawayPostgres();
  const folder = new URL(second.ownerUrl).searchParams.get('host') ?? '';
  assert.ok(existsSync(folder));
  await second.stop();
  assert.equal(existsSync(folder), false);
});
