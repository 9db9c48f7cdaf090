import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { newId } from '../../core/index.ts';
import { type Actor, systemActor } from './actor.ts';
import { type Db, openDatabase } from './database.ts';
import { type TestDatabase, testDatabase } from './testing.ts';

describe('statements that travel together', () => {
  let database: TestDatabase;
  const programmes = [newId(), newId()] as const;
  const actors = programmes.map(id => systemActor(id));
  const [here, there] = actors as [Actor, Actor];

  before(async () => {
    database = await testDatabase();
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    for (const id of programmes) {
      await owner.query(
        `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at)
         values ($1, $2, '', '', 'ie', '', 'Europe/Dublin', '{en}', '1', '', '', '', now())`,
        [id, `p${id.slice(-12)}`],
      );
      await owner.query(
        "insert into person (programme_id, id, given_name, family_name, created_at, updated_at) values ($1, $2, $3, 'T', now(), now())",
        [id, newId(), id],
      );
    }
    await owner.end();
  });
  after(() => database.close());

  const names = (db: Db) => db.selectFrom('person').select('given_name');
  const add = (db: Db, name: string) =>
    db.insertInto('team').values({ programme_id: here.programmeId, id: newId(), name }).execute();
  const teams = async () => (await database.look(here, db => db.selectFrom('team').select('name'))).length;

  test('each sees its own programme, however many at once', async () => {
    const seen = await Promise.all(
      Array.from({ length: 24 }, (_, index) => {
        const actor = index % 2 === 0 ? here : there;
        return database.within(actor, async ({ db }) => {
          const found = await Promise.all([names(db).execute(), names(db).execute(), names(db).execute()]);
          return found.flat().every(row => row.given_name === actor.programmeId);
        });
      }),
    );
    assert.deepEqual(new Set(seen), new Set([true]));
  });

  test('a look sees what the actor may see, and leaves nothing of the actor behind', async () => {
    assert.deepEqual(await database.look(there, names), [{ given_name: there.programmeId }]);
    assert.deepEqual(await names(database.open).execute(), []);
  });

  test('a look that fails leaves the connection fit for use', async () => {
    const one = openDatabase(database.appUrl, { now: () => Temporal.Now.instant() }, { connections: 1 });
    await assert.rejects(
      one.look(here, () => ({ compile: () => sql<never>`select 1 / 0`.compile(one.open) })),
    );
    assert.equal((await one.look(here, names)).length, 1);
    await one.close();
  });

  test('open questions asked together use one connection, see no programme, and end with their work', async () => {
    const one = openDatabase(database.appUrl, { now: () => Temporal.Now.instant() }, { connections: 1 });
    const pid = (db: Db) => sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    let left: Db | null = null;
    const [first, second, persons] = await one.openTogether(db => {
      left = db;
      return Promise.all([pid(db), pid(db), names(db).execute()]);
    });
    assert.deepEqual(first.rows, second.rows);
    assert.deepEqual(persons, []);
    await assert.rejects(pid(left ?? one.open), /after the end/);
    await assert.rejects(
      one.openTogether(db => Promise.all([sql`select 1 / 0`.execute(db), pid(db)])),
      /division/,
    );
    assert.equal((await one.openTogether(pid)).rows.length, 1);
    await one.close();
  });

  test('when one of several fails, all is undone', async () => {
    const before = await teams();
    await assert.rejects(
      database.within(here, ({ db }) =>
        Promise.all([add(db, 'a'), sql`select 1 / 0`.execute(db), add(db, 'b'), add(db, 'c')]),
      ),
      /division by zero/,
    );
    assert.equal(await teams(), before);
  });

  test('a statement prepared in a transaction that failed can be used in the next', async () => {
    const one = openDatabase(database.appUrl, { now: () => Temporal.Now.instant() }, { connections: 1 });
    const fresh = (db: Db) => sql<{ n: number }>`select ${1}::int + 41 as n`.execute(db);
    await assert.rejects(
      one.within(here, ({ db }) => Promise.all([sql`select 1 / 0`.execute(db), fresh(db), fresh(db)])),
    );
    const answer = await one.within(here, ({ db }) => fresh(db));
    assert.equal(answer.rows[0]?.n, 42);
    await one.close();
  });

  test('what is sent with the commit is part of it: it stays, or nothing does', async () => {
    const before = await teams();
    const team = (db: Db, name: string) =>
      db.insertInto('team').values({ programme_id: here.programmeId, id: newId(), name }).compile();
    await database.within(here, async ({ db, atEnd }) => {
      await add(db, 'a');
      atEnd(team(db, 'b'));
    });
    assert.equal(await teams(), before + 2);
    await assert.rejects(
      database.within(here, async ({ db, atEnd }) => {
        await add(db, 'c');
        atEnd(sql`select 1 / 0`.compile(db));
        atEnd(team(db, 'd'));
      }),
      /division by zero/,
    );
    await assert.rejects(
      database.within(here, async ({ db, atEnd }) => {
        atEnd(team(db, 'e'));
        throw new Error('given up');
      }),
      /given up/,
    );
    assert.equal(await teams(), before + 2);
  });

  test('a straggler is refused after the end, and never runs as somebody else', async () => {
    const before = await teams();
    const late = Promise.withResolvers<unknown>();
    await assert.rejects(
      database.within(here, async ({ db }) => {
        const straggle = async () => {
          await new Promise(done => setTimeout(done, 50));
          await add(db, 'late');
        };
        straggle().catch(late.resolve);
        throw new Error('given up');
      }),
      /given up/,
    );
    assert.match(String(await late.promise), /after the end/);
    assert.equal(await teams(), before);
  });
});
