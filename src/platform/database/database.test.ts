import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { newId } from '../../core/index.ts';
import { fixedClock } from '../clock.ts';
import { type Actor, contextStatements, systemActor, visitor } from './actor.ts';
import { openDatabase } from './database.ts';
import { type TestDatabase, testDatabase } from './testing.ts';

describe('one transaction of one actor', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  const here = newId();
  const there = newId();
  const coordinator = (programmeId: string): Actor => ({
    programmeId,
    id: newId(),
    role: 'coordinator',
    teams: [],
    name: 'C',
  });

  before(async () => {
    database = await testDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    for (const [id, slug] of [
      [here, 'here'],
      [there, 'there'],
    ]) {
      await owner.query(
        `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at)
         values ($1, $2, $2, $2, 'ie', $2, 'Europe/Dublin', '{en}', '1', '', 'a@example.org', '', now())`,
        [id, slug],
      );
      await owner.query(
        `insert into person (programme_id, id, given_name, family_name, created_at, updated_at) values ($1, $2, $3, 'Test', now(), now())`,
        [id, newId(), slug],
      );
    }
  });
  after(async () => {
    await owner.end();
    await database.close();
  });

  test('sees the people of its own programme and no others', async () => {
    const names = await database.within(coordinator(here), ({ db }) =>
      db.selectFrom('person').select('given_name').execute(),
    );
    assert.deepEqual(names, [{ given_name: 'here' }]);
  });

  test('a visitor sees nobody', async () => {
    const names = await database.within(visitor(here), ({ db }) =>
      db.selectFrom('person').select('id').execute(),
    );
    assert.deepEqual(names, []);
  });

  test('outside a transaction with an actor nobody is seen', async () => {
    assert.deepEqual(await database.open.selectFrom('person').select('id').execute(), []);
    await database.within(coordinator(here), async () => undefined);
    assert.deepEqual(await database.open.selectFrom('person').select('id').execute(), []);
  });

  test('cannot write into another programme', async () => {
    await assert.rejects(
      database.within(systemActor(here), ({ db, now }) =>
        db
          .insertInto('person')
          .values({
            programme_id: there,
            id: newId(),
            given_name: 'x',
            family_name: 'y',
            created_at: now,
            updated_at: now,
          })
          .execute(),
      ),
      /row-level security/,
    );
    const moved = await database.within(systemActor(here), ({ db }) =>
      db
        .updateTable('person')
        .set({ given_name: 'gone' })
        .where('programme_id', '=', there)
        .executeTakeFirst(),
    );
    assert.equal(moved.numUpdatedRows, 0n);
  });

  test('an injected expression cannot change the programme', async () => {
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    for (const attack of [
      `select set_config('app.programme', '${there}', true)`,
      `select query_to_xml('set local app.programme = ''${there}''', true, true, '')`,
    ]) {
      await client.query('begin');
      await client.query(contextStatements(coordinator(here)));
      await assert.rejects(client.query(attack));
      await client.query('rollback');
    }
    await client.end();
  });

  test('values of the context must have their only form', () => {
    const bad = { ...coordinator(here), id: `${newId()}'; set local app.role = 'system` };
    assert.throws(() => contextStatements(bad), TypeError);
    assert.throws(() => contextStatements({ ...coordinator(here), role: 'owner' as 'system' }), TypeError);
  });

  test('says so when an error was passed over and nothing could be saved', async () => {
    await assert.rejects(
      database.within(systemActor(here), async ({ db, now }) => {
        await db
          .insertInto('person')
          .values({
            programme_id: there,
            id: newId(),
            given_name: 'x',
            family_name: 'y',
            created_at: now,
            updated_at: now,
          })
          .execute()
          .catch(() => undefined);
      }),
      /nothing was saved/,
    );
  });

  test('rolls everything back when the work throws', async () => {
    const id = newId();
    await assert.rejects(
      database.within(systemActor(here), async ({ db, now }) => {
        await db
          .insertInto('person')
          .values({
            programme_id: here,
            id,
            given_name: 'x',
            family_name: 'y',
            created_at: now,
            updated_at: now,
          })
          .execute();
        throw new Error('no');
      }),
    );
    const { rowCount } = await owner.query('select 1 from person where id = $1', [id]);
    assert.equal(rowCount, 0);
  });

  test('closing leaves no connection behind, whatever it was used for', async () => {
    const other = openDatabase(database.appUrl, fixedClock('2026-11-23T09:00:00Z'), { connections: 2 });
    await other.within(visitor(here), ({ db }) => db.selectFrom('area').select('id').execute());
    assert.equal(other.pool.totalCount, 1);
    await other.close();
    assert.equal(other.pool.totalCount, 0);
  });

  test('the login of the application owns nothing and never passes row-level security', async () => {
    const { rows } = await owner.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, exists (select from pg_class where relowner = r.oid) as owns
       from pg_roles r where rolname = 'hedgerow_app'`,
    );
    assert.deepEqual(rows, [
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: false },
    ]);
  });
});
