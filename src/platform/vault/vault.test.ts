import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { fixedClock } from '../clock.ts';
import {
  type Actor,
  type Database,
  openDatabase,
  type Role,
  type Scope,
  systemActor,
} from '../database/index.ts';
import { type TestDatabase, testDatabase, testKeys } from '../database/testing.ts';
import { checkKeys } from './check-keys.ts';
import { destroyKeys } from './destroy-keys.ts';
import { SealBroken } from './envelope.ts';
import { keepPhoneEndings } from './phone-endings.ts';
import type { KeyRing } from './ring.ts';
import {
  type Rotation,
  rotateDataKeys,
  rotateIndexKey,
  rotateInstallationKey,
  rotateProgrammeKey,
} from './rotate.ts';
import { plainRows, sealAllRows, sealingRoutines } from './seal-old.ts';
import { sealed, tokensToFind } from './values.ts';

const clock = fixedClock('2026-11-23T09:00:00Z');
const clare = randomUUID();
const other = randomUUID();
let database: TestDatabase;
let owner: pg.Pool;

const as = (role: Role, programmeId = clare, id: string = randomUUID()): Actor => ({
  programmeId,
  id,
  role,
  teams: [],
  name: '',
});
const coordinator = as('coordinator');

before(async () => {
  database = await testDatabase(clock);
  owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  for (const [id, slug] of [
    [clare, 'clare'],
    [other, 'other'],
  ])
    await owner.query(
      `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at)
       values ($1, $2, 'A', 'B', 'ie', 'C', 'Europe/Dublin', '{en}', '+353209150100', 'always', 'a@example.org', 'D', now())`,
      [id, slug],
    );
});
after(async () => {
  await owner.end();
  await database.close();
});

type Person = {
  readonly phone: string | null;
  readonly code_word: string | null;
  readonly contact_note: string | null;
};

async function addPerson({ db, actor, now }: Scope, values: Partial<Person> = {}): Promise<string> {
  const id = randomUUID();
  const row = {
    given_name: 'Breda',
    family_name: 'Hayes',
    phone: '+353209150142',
    code_word: 'Kingfisher',
    ...values,
  };
  await db
    .insertInto('person')
    .values({
      ...sealed('person', id, { kind: 'person', id, isNew: true }, row),
      programme_id: actor.programmeId,
      id,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}
const personOf = ({ db }: Scope, id: string): Promise<Person | undefined> =>
  db
    .selectFrom('person')
    .select(['id', 'phone', 'code_word', 'contact_note'])
    .where('id', '=', id)
    .executeTakeFirst();
const stored = async (id: string): Promise<Record<string, string>> =>
  (await owner.query('select * from person where id = $1', [id])).rows[0];
const made = (actor = coordinator, values: Partial<Person> = {}) =>
  database.within(actor, scope => addPerson(scope, values));
const read = (id: string, actor = coordinator, from: Database = database) =>
  from.within(actor, scope => personOf(scope, id));

describe('sealed columns', () => {
  test('are sealed in the table and open for whoever reads the row, in `within` and in `look`', async () => {
    const id = await made();
    assert.match((await stored(id))['code_word'] ?? '', /^hs1\./);
    assert.equal((await read(id))?.code_word, 'Kingfisher');
    const looked = await database.look(coordinator, db =>
      db.selectFrom('person').select(['id', 'phone']).where('id', '=', id),
    );
    assert.equal(looked[0]?.phone, '+353209150142');
    const [renamed] = await database.look(coordinator, db =>
      db.selectFrom('person as p').select(['p.id as whose', 'p.code_word as said']).where('p.id', '=', id),
    );
    assert.equal(renamed?.said, 'Kingfisher');
  });

  test('do not open in another row, column or programme, nor when a figure of them is changed', async () => {
    const [one, two] = [await made(), await made(coordinator, { code_word: 'Heron' })];
    const elsewhere = await made(as('coordinator', other));
    const move = async (column: string, value: unknown) => {
      await owner.query(`update person set ${column} = $2 where id = $1`, [two, value]);
      await assert.rejects(read(two), SealBroken);
      await owner.query(
        'update person set code_word = null, contact_note = null, phone = null where id = $1',
        [two],
      );
    };
    const from = (await stored(one))['code_word'] ?? '';
    await move('code_word', from);
    await move('contact_note', (await stored(two))['phone'] ?? from);
    await move('code_word', (await stored(elsewhere))['code_word']);
    await move('phone', `${from.slice(0, -1)}${from.endsWith('A') ? 'B' : 'A'}`);
  });

  test('are found again after being changed, and null and nothing stay what they are', async () => {
    const id = await made(coordinator, { contact_note: null });
    await database.within(coordinator, ({ db }) =>
      db
        .updateTable('person')
        .set(
          sealed(
            'person',
            id,
            { kind: 'person', id },
            { contact_note: '', code_word: null, phone: '+353209150199' },
          ),
        )
        .where('id', '=', id)
        .execute(),
    );
    assert.deepEqual(await read(id), { id, phone: '+353209150199', code_word: null, contact_note: '' });
  });

  test('keep the order in which statements were sent, and share one key', async () => {
    const ids = await database.within(coordinator, async scope => {
      const id = randomUUID();
      const owns = { kind: 'person', id } as const;
      const now = scope.now;
      const [, , seen] = await Promise.all([
        scope.db
          .insertInto('person')
          .values({
            ...sealed('person', id, owns, { given_name: 'A', family_name: 'B', phone: '1' }),
            programme_id: clare,
            id,
            created_at: now,
            updated_at: now,
          })
          .execute(),
        scope.db
          .updateTable('person')
          .set(sealed('person', id, owns, { phone: '2' }))
          .where('id', '=', id)
          .execute(),
        personOf(scope, id),
      ]);
      assert.equal(seen?.phone, '2');
      return id;
    });
    const { rows } = await owner.query('select count(*)::int as n from data_key where owner_id = $1', [ids]);
    assert.equal(rows[0].n, 1);
  });

  test('of one person are written by many at once under one key', async () => {
    const id = await made(coordinator, { phone: null, code_word: null });
    await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        database.within(coordinator, ({ db }) =>
          db
            .updateTable('person')
            .set(sealed('person', id, { kind: 'person', id }, { phone: `${n}` }))
            .where('id', '=', id)
            .execute(),
        ),
      ),
    );
    assert.match((await read(id))?.phone ?? '', /^[0-7]$/);
    const { rows } = await owner.query('select count(*)::int as n from data_key where owner_id = $1', [id]);
    assert.equal(rows[0].n, 1);
  });

  test('cannot be written or read by a database that was opened without keys', async () => {
    const id = await made();
    const without = openDatabase(database.appUrl, clock, { connections: 1 });
    try {
      await assert.rejects(
        without.within(coordinator, scope => addPerson(scope)),
        /without keys/,
      );
      assert.match((await read(id, coordinator, without))?.phone ?? '', /^hs1\./);
    } finally {
      await without.close();
    }
  });

  test('say in no error what they hold', async () => {
    const id = await made();
    await owner.query('update person set code_word = $2 where id = $1', [id, (await stored(id))['phone']]);
    await assert.rejects(
      read(id),
      (error: Error) => !/Kingfisher|353209150142/.test(`${error.message}${error.stack}`),
    );
    const again = database.within(coordinator, async ({ db, now }) => {
      const row = sealed(
        'person',
        id,
        { kind: 'person', id },
        { given_name: 'A', family_name: 'B', code_word: 'Kingfisher' },
      );
      await db
        .insertInto('person')
        .values({ ...row, programme_id: clare, id, created_at: now, updated_at: now })
        .execute();
    });
    await assert.rejects(
      again,
      (error: Error) => !JSON.stringify({ ...error, text: error.message }).includes('Kingfisher'),
    );
  });
});

describe('keys', () => {
  test('are read only by who may read the person', async () => {
    const id = await made();
    const keysSeen = async (actor: Actor) =>
      (await database.look(actor, db => db.selectFrom('data_key').select('id').where('owner_id', '=', id)))
        .length;
    for (const role of ['coordinator', 'system', 'link_worker'] as const)
      assert.equal(await keysSeen(as(role)), 1, role);
    for (const role of ['administrator', 'analyst', 'public', 'referrer', 'signin'] as const)
      assert.equal(await keysSeen(as(role)), 0, role);
    assert.equal(await keysSeen(as('coordinator', other)), 0);
  });

  test('are neither swapped nor given away by whoever speaks to the database as the application', async () => {
    const id = await made();
    for (const [role, set] of [
      ['coordinator', sql`wrapped = ${randomBytes(60)}`],
      ['link_worker', sql`wrapped = null, destroyed_at = now()`],
      ['link_worker', sql`person_id = ${randomUUID()}`],
      ['coordinator', sql`owner_id = ${randomUUID()}`],
    ] as const)
      await assert.rejects(
        database.within(as(role), ({ db }) =>
          sql`update data_key set ${set} where owner_id = ${id}`.execute(db),
        ),
        /key|permission denied/,
      );
    await assert.rejects(
      database.within(coordinator, ({ db }) => sql`delete from data_key`.execute(db)),
      /permission denied/,
    );
  });

  test('once destroyed, what they sealed reads as empty, also of records that were joined', async () => {
    const [kept, merged] = [await made(), await made()];
    await owner.query('update person set merged_into = $1 where id = $2', [kept, merged]);
    assert.equal(await database.within(coordinator, scope => destroyKeys(scope, kept)), 2);
    for (const id of [kept, merged]) {
      assert.deepEqual([(await read(id))?.phone, (await read(id))?.code_word], ['', '']);
      assert.match((await stored(id))['phone'] ?? '', /^hs1\./);
    }
    assert.equal(await database.within(coordinator, scope => destroyKeys(scope, kept)), 0);
  });
});

describe('rows from before', () => {
  const plainPerson = async () => {
    const id = randomUUID();
    await owner.query(
      `insert into person (programme_id, id, given_name, family_name, phone, postcode, code_word, identifier_system, identifier_value, created_at, updated_at)
       values ($1, $2, 'Nora', 'Daly', '+353209150177', 'V95 XY12', 'Curlew', 'ihi', $3, now(), now())`,
      [clare, id, `${Math.floor(Math.random() * 1e15)}`],
    );
    return id;
  };
  const found = (digits: string) =>
    database
      .look(coordinator, db =>
        db
          .selectFrom('person_token')
          .select('person_id')
          .where(eb => eb.val(digits !== '')),
      )
      .then(rows => rows.length);

  test('are read as they stand, sealed by the clock, found by their hashes, and left alone from then on', async () => {
    const id = await plainPerson();
    assert.equal((await read(id))?.code_word, 'Curlew');
    const [routine] = sealingRoutines;
    await database.within(systemActor(clare), scope => routine?.handle(scope) ?? Promise.resolve());
    const row = await stored(id);
    assert.match(row['code_word'] ?? '', /^hs1\./);
    assert.match(row['postcode'] ?? '', /^hs1\./);
    assert.equal((await read(id))?.code_word, 'Curlew');
    const { rows } = await database.within(coordinator, ({ db }) =>
      sql<{
        id: string;
      }>`select id from person where postcode_token = any(${tokensToFind('postcode', ['v95xy12'])}::bytea[])`.execute(
        db,
      ),
    );
    assert.deepEqual(rows, [{ id }]);
    assert.ok((await found('50177')) > 0);
    await database.within(systemActor(clare), scope => routine?.handle(scope) ?? Promise.resolve());
    assert.equal((await stored(id))['code_word'], row['code_word']);
    assert.deepEqual(await database.within(systemActor(clare), scope => plainRows(scope)), {});
  });

  test('of every table are counted while they are plain', async () => {
    const id = await plainPerson();
    assert.deepEqual(await database.within(systemActor(clare), scope => plainRows(scope)), { person: 1 });
    await sealAllRows(work => database.within(systemActor(clare), work));
    assert.deepEqual(await database.within(systemActor(clare), scope => plainRows(scope)), {});
    assert.equal((await read(id))?.code_word, 'Curlew');
  });
});

describe('rotation', () => {
  // Other tests leave values behind that were made not to open.
  before(() => owner.query('update person set phone = null, code_word = null, contact_note = null'));

  const ask: Rotation['ask'] = async (text, values) => (await owner.query(text, [...values])).rows;
  const inTurn = <T>(work: (scope: Scope) => Promise<T>) => database.within(systemActor(clare), work);
  const sealAnew: Parameters<typeof rotateDataKeys>[2] = what => sealAllRows(inTurn, what);
  const left = async (retired: readonly string[]) =>
    Object.values(await inTurn(scope => plainRows(scope, retired))).reduce((sum, one) => sum + one, 0);
  const newer: KeyRing = [{ name: '2027-05', key: randomBytes(32) }, ...testKeys];
  const stopAt = (batch: number) => {
    let n = 0;
    return () => {
      n += 1;
      if (n === batch) throw new Error('killed');
    };
  };

  test('of the installation’s key wraps all programmes anew; the old key is then needed for old copies only', async () => {
    const id = await made();
    await made(as('coordinator', other));
    const before = await ask('select * from programme_key order by programme_id, purpose', []);
    await assert.rejects(rotateInstallationKey({ ask, ring: newer, afterBatch: stopAt(2) }), /killed/);
    const half = await ask("select 1 from programme_key where wrapped_by = '2027-05'", []);
    assert.equal(half.length, 2);
    assert.ok((await rotateInstallationKey({ ask, ring: newer })) > 0);
    assert.equal(await rotateInstallationKey({ ask, ring: newer }), 0);
    const only: KeyRing = [newer[0]];
    await checkKeys(database.ownerUrl, only);
    await assert.rejects(checkKeys(database.ownerUrl, testKeys), /needs the key “2027-05”/);
    const fresh = openDatabase(database.appUrl, clock, { connections: 1, keys: only });
    try {
      assert.equal((await read(id, coordinator, fresh))?.code_word, 'Kingfisher');
    } finally {
      await fresh.close();
    }
    // A copy from before: as it was, with the ring that has both.
    for (const row of before)
      await owner.query(
        'update programme_key set wrapped = $1, wrapped_by = $2 where programme_id = $3 and purpose = $4 and generation = $5',
        [row['wrapped'], row['wrapped_by'], row['programme_id'], row['purpose'], row['generation']],
      );
    await assert.rejects(
      checkKeys(database.ownerUrl, only),
      /needs the key “test”, and KEYS does not hold it/,
    );
    await checkKeys(database.ownerUrl, newer);
  });

  test('of a programme’s key, stopped in the middle, opens all the time and goes on', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => made()));
    await assert.rejects(rotateProgrammeKey({ ask, ring: testKeys, afterBatch: stopAt(1) }, clare), /killed/);
    for (const id of ids) assert.equal((await read(id))?.code_word, 'Kingfisher');
    await made();
    await rotateProgrammeKey({ ask, ring: testKeys }, clare, false);
    await owner.query("update programme_key set made_at = made_at - interval '1 hour'");
    await rotateProgrammeKey({ ask, ring: testKeys }, clare, false);
    const generations = await ask(
      "select generation from programme_key where programme_id = $1 and purpose = 'data'",
      [clare],
    );
    assert.deepEqual(
      generations.map(row => row['generation']),
      [2],
    );
    const fresh = openDatabase(database.appUrl, clock, { connections: 1, keys: testKeys });
    try {
      for (const id of ids) assert.equal((await read(id, coordinator, fresh))?.code_word, 'Kingfisher');
    } finally {
      await fresh.close();
    }
  });

  test('of people’s keys seals everything anew and destroys the old ones, also when it was stopped', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => made()));
    const before = await Promise.all(ids.map(stored));
    await assert.rejects(
      rotateDataKeys({ ask, ring: testKeys, afterBatch: stopAt(1) }, clare, sealAnew, left),
      /killed/,
    );
    for (const id of ids) assert.equal((await read(id))?.code_word, 'Kingfisher');
    await assert.rejects(
      rotateDataKeys({ ask, ring: testKeys, afterBatch: stopAt(2) }, clare, sealAnew, left),
      /killed/,
    );
    await made();
    assert.ok((await rotateDataKeys({ ask, ring: testKeys }, clare, sealAnew, left)) >= 5);
    const after = await Promise.all(ids.map(stored));
    for (const [n, id] of ids.entries()) {
      assert.notEqual(after[n]?.['code_word'], before[n]?.['code_word']);
      assert.equal((await read(id))?.code_word, 'Kingfisher');
    }
    // The old value with the old key: gone for good.
    await owner.query('update person set code_word = $2 where id = $1', [ids[0], before[0]?.['code_word']]);
    assert.equal((await read(ids[0] ?? ''))?.code_word, '');
  });

  test('waits for whoever seals with a key at that moment', async () => {
    const id = await made();
    let go = () => {};
    const gate = new Promise<void>(open => {
      go = open;
    });
    const writing = database.within(coordinator, async ({ db }) => {
      const set = sealed('person', id, { kind: 'person', id }, { code_word: 'Plover' });
      await db.updateTable('person').set(set).where('id', '=', id).execute();
      await gate;
    });
    await new Promise(done => setTimeout(done, 50));
    const rotating = rotateDataKeys({ ask, ring: testKeys }, clare, sealAnew, left);
    await new Promise(done => setTimeout(done, 50));
    go();
    await writing;
    await rotating;
    assert.equal((await read(id))?.code_word, 'Plover');
  });

  test('of the index finds everybody before, meanwhile and afterwards', async () => {
    const id = await made(coordinator, { phone: '+353209150111' });
    await database.within(coordinator, scope => keepPhoneEndings(scope, id, { phone: '+353209150111' }));
    const find = async (from: Database = database) =>
      from.within(coordinator, async ({ db }) => {
        const { rows } = await sql<{ person_id: string }>`select person_id from person_token
          where token = any(${tokensToFind('phone', ['50111'])}::bytea[])`.execute(db);
        return rows.map(row => row.person_id);
      });
    assert.deepEqual(await find(), [id]);
    const tokens = await ask('select token from person_token where person_id = $1', [id]);
    await rotateIndexKey(
      { ask, ring: testKeys },
      clare,
      async what => {
        const fresh = openDatabase(database.appUrl, clock, { connections: 2, keys: testKeys });
        try {
          assert.deepEqual(await find(fresh), [id]);
          return await sealAllRows(work => fresh.within(systemActor(clare), work), what);
        } finally {
          await fresh.close();
        }
      },
      0,
    );
    const after = await ask('select token from person_token where person_id = $1', [id]);
    assert.equal(after.length, tokens.length);
    assert.notDeepEqual(after, tokens);
    const fresh = openDatabase(database.appUrl, clock, { connections: 1, keys: testKeys });
    try {
      assert.deepEqual(await find(fresh), [id]);
    } finally {
      await fresh.close();
    }
  });
});
