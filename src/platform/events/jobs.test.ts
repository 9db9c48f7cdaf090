import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { newId } from '../../core/index.ts';
import { systemActor } from '../database/index.ts';
import { type TestDatabase, testDatabase } from '../database/testing.ts';
import { emit, type Jobs, type Listener, type Routine, startJobs } from './index.ts';

const [one, two] = [newId(), newId()];
let database: TestDatabase;
let owner: pg.Pool;
let jobs: Jobs;
const heard: string[] = [];
const worked: string[] = [];

const listener: Listener = {
  name: 'test.listens',
  on: ['Tested'],
  async handle(_, event) {
    if (event.payload['fails'] === true)
      throw Object.assign(new Error('Key (family_name)=(Canary) exists'), {
        code: '23505',
        detail: 'Canary',
      });
    heard.push(event.subjectId);
  },
};
const routine: Routine = {
  name: 'test.works',
  cron: '0 0 1 1 *',
  async handle({ actor }) {
    if (actor.programmeId === one) throw new Error('Canary');
    worked.push(actor.programmeId);
  },
};

before(async () => {
  database = await testDatabase();
  owner = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
  owner.on('error', () => undefined);
  for (const id of [one, two])
    await owner.query(
      `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at)
       values ($1, $2, 'Test', 'Test', 'ie', 'Clare', 'Europe/Dublin', '{en,ga}', '+353209150100', 'always', 'a@example.org', '1 Street', now())`,
      [id, id === one ? 'one' : 'two'],
    );
  const earlier = new PgBoss(database.ownerUrl);
  await earlier.start();
  await earlier.createQueue('on.test.listens', { retryLimit: 8 });
  await earlier.stop({ graceful: false });
  jobs = await startJobs({
    ownerUrl: database.ownerUrl,
    database,
    log: pino({ level: 'silent' }),
    programmeIds: async () => [one, two],
    listeners: [listener],
    routines: [routine],
  });
});
after(async () => {
  await jobs?.stop();
  await owner?.end();
  await database?.close();
});

const until = async <T>(ask: () => Promise<T | undefined> | T | undefined): Promise<T> => {
  for (let turn = 0; turn < 300; turn += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(100);
  }
  throw new Error('it did not come about');
};

test('of many events one fails: the others are taken in at once, and the queue keeps nothing of what went wrong but its name', async () => {
  const ids = Array.from({ length: 120 }, () => newId());
  const broken = newId();
  await database.within(systemActor(one), async scope => {
    for (const subjectId of ids) await emit(scope, { name: 'Tested', subjectId });
    await emit(scope, { name: 'Tested', subjectId: broken, payload: { fails: true } });
  });
  await until(() => (heard.length >= ids.length ? true : undefined));
  assert.deepEqual(new Set(heard), new Set(ids));
  assert.equal(heard.length, ids.length, 'each once');
  const [failed] = await until(async () => {
    const { rows } = await owner.query(
      "select data->>'subjectId' as id, output::text from pgboss.job where name = 'on.test.listens' and state = 'retry'",
    );
    return rows.length > 0 ? rows : undefined;
  });
  assert.equal(failed.id, broken);
  assert.match(failed.output, /23505/);
  assert.doesNotMatch(failed.output, /Canary|family_name/);
});

test('the work of the clock that fails in one programme is done in the others, and tried again', async () => {
  await owner.query("insert into pgboss.job (name) values ('routine.test.works')");
  assert.equal(await until(() => worked[0]), two);
  const state = await until(async () => {
    const { rows } = await owner.query(
      "select state::text, output::text from pgboss.job where name = 'routine.test.works' and state = 'retry'",
    );
    return rows[0];
  });
  assert.doesNotMatch(state.output, /Canary/);
});

test('a time of the clock that nobody was up for is made up for once: nobody goes without a reminder for a restart', async () => {
  const { rows } = await owner.query(
    "select to_jsonb(s)::text as kept from pgboss.schedule s where name = 'routine.test.works'",
  );
  assert.match(rows[0].kept, /"once"/);
});

test('whoever dies with a job in hand is missed within a minute, also in queues of an earlier release', async () => {
  const { rows } = await owner.query(
    "select name, heartbeat_seconds as s, retry_limit as n from pgboss.queue where name ~ 'test' order by 1",
  );
  assert.deepEqual(rows, [
    { name: 'on.test.listens', s: 30, n: 8 },
    { name: 'routine.test.works', s: 30, n: 3 },
  ]);
});
