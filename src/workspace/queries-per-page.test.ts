import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { personStore } from '../people/index.ts';
import { openDatabase } from '../platform/database/index.ts';
import { testKeys } from '../platform/database/testing.ts';
import { programmeBook } from '../programmes/index.ts';
import { makeApp } from '../web/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { workspaceRoutes } from './index.ts';
import { findPeople } from './search-queries.ts';

const MANY = 30;

describe('a page asks the database a fixed number of questions', () => {
  let app: TestApp;
  let counted: { app: ReturnType<typeof makeApp>; close(): Promise<void> };
  let heard: string[] = [];
  let first: { id: string; personId: string };

  before(async () => {
    app = await testApp(workspaceRoutes);
    const database = openDatabase(app.database.appUrl, app.clock, {
      keys: testKeys,
      onQuery: text => heard.push(text),
    });
    const programmes = programmeBook(database);
    // Read at once, so that no measured page has to: programmes, and the keys of one.
    await programmes.all();
    await database.within(app.clare.coordinator.actor, async scope => {
      const store = personStore(scope);
      await store.find(
        await store.add({ given_name: 'Grace', family_name: 'Tuohy', phone: '+353209150199' }),
      );
    });
    await database.within(app.clare.coordinator.actor, scope => findPeople(scope, 'Tuohy'));
    counted = {
      app: makeApp(
        {
          ...{
            database,
            programmes,
            clock: app.clock,
            log: pino({ level: 'silent' }),
            secret: Buffer.alloc(32),
          },
          ...{ demo: false, publicUrl: 'http://localhost', secureCookies: false, ready: async () => true },
        },
        workspaceRoutes,
      ),
      close: () => database.close(),
    };
    first = await addCase(0);
    await addToCase(first, 1);
  });
  after(async () => {
    await counted.close();
    await app.close();
  });

  async function addCase(number: number) {
    const added = await seedCase(app, { state: 'active', familyName: `Kinnane ${number}` });
    await app.sql(
      `update referral set next_action = 'plan_session', next_action_on = '2026-11-20' where id = $1`,
      [added.id],
    );
    await addSession(added, `2026-11-23T${String(9 + (number % 8)).padStart(2, '0')}:00`, 'planned', null);
    return added;
  }

  async function addSession(of: typeof first, at: string, state: string, number: number | null) {
    await app.sql(
      `insert into session (programme_id, id, referral_id, person_id, link_worker_id, state, number, starts_at, mode, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'phone', now())`,
      [programme(), newId(), of.id, of.personId, worker().id, state, number, at],
    );
  }

  /** Adds rows to every part of a case: sessions, notes, contacts, a plan with goals, introductions, answers, letters. */
  async function addToCase(of: typeof first, from: number, to = from) {
    const plan = await planOf(of);
    for (let n = from; n <= to; n++) {
      await addSession(of, '2026-11-02T10:00', 'held', n);
      const values = [programme(), newId(), of.id, of.personId, worker().id];
      await app.sql(
        `insert into note (programme_id, id, referral_id, person_id, author_id, text, person_words, state, created_at, updated_at, signed_at)
         values ($1, $2, $3, $4, $5, 'We talked.', 'I miss it.', 'signed', now(), now(), now())`,
        values,
      );
      await app.sql(
        `insert into contact (programme_id, id, referral_id, person_id, staff_id, at, mode, outcome) values ($1, $2, $3, $4, $5, now(), 'phone', 'reached')`,
        values,
      );
      await app.sql(
        `insert into introduction (programme_id, id, referral_id, person_id, owner_id, service_id, service_name, kind, state, state_since, created_at)
         values ($1, $2, $3, $4, $5, $2, 'Singers', 'referred', 'sent', now(), now())`,
        values,
      );
      await app.sql(
        `insert into assessment (programme_id, id, referral_id, person_id, recorded_by, instrument, instrument_version, timepoint, answers, taken_on, recorded_at)
         values ($1, $2, $3, $4, $5, 'control', 1, 'review', '{"control": 4}', date '2026-01-01' + $6::int, now())`,
        [...values, n],
      );
      await app.sql(
        `insert into goal (programme_id, id, plan_id, words, created_at) values ($1, $2, $3, 'To sing.', now())`,
        [programme(), values[1], plan],
      );
      await app.sql(
        `insert into action (programme_id, id, plan_id, goal_id, words, owner, created_at) values ($1, $2, $3, $2, 'Ring.', 'person', now())`,
        [programme(), values[1], plan],
      );
    }
  }

  async function planOf(of: typeof first): Promise<string> {
    const id = newId();
    await app.sql(
      `insert into plan (programme_id, id, referral_id, person_id, created_at, updated_at, updated_by)
       values ($1, $2, $3, $4, now(), now(), $5) on conflict (programme_id, referral_id) do nothing`,
      [programme(), id, of.id, of.personId, worker().id],
    );
    const [plan] = await app.sql<{ id: string }>('select id from plan where referral_id = $1', [of.id]);
    return plan?.id ?? id;
  }

  const worker = () => app.clare.linkWorker.actor;
  const programme = () => worker().programmeId;

  async function questions(path: string, cookie = app.clare.linkWorker.cookie): Promise<readonly string[]> {
    // Twice: what is kept for a while (programmes, their keys) may have run out.
    await counted.app.request(path, { headers: { cookie } });
    heard = [];
    const answer = await counted.app.request(path, { headers: { cookie } });
    assert.equal(answer.status, 200, path);
    await answer.text();
    // Keys come with whichever answers come first: a statement for one, two or three of them.
    // The programmes are read anew after five seconds, which a busy machine may take; that is no question of the page.
    heard = heard.filter(text => !text.startsWith('select * from "programme"'));
    const keys = heard.filter(text => text.includes('from data_key'));
    assert.ok(keys.length <= 3, `${path} asks ${keys.length} times for keys`);
    return heard.filter(text => !keys.includes(text)).toSorted();
  }

  test(`the same for one row and for ${MANY}: Today, board, search and the case page`, async () => {
    const pages: readonly (readonly [path: string, cookie: string])[] = [
      ['/today', app.clare.linkWorker.cookie],
      ['/today', app.clare.coordinator.cookie],
      ['/board', app.clare.linkWorker.cookie],
      ['/search?q=Kinnane', app.clare.linkWorker.cookie],
      [`/cases/${first.id}`, app.clare.linkWorker.cookie],
    ];
    const few = [];
    for (const [path, cookie] of pages) few.push(await questions(path, cookie));
    for (let number = 1; number < MANY; number++) await addCase(number);
    await addToCase(first, 2, MANY);
    const [board] = await app.sql<{ n: number }>('select count(*)::int as n from session where state = $1', [
      'planned',
    ]);
    assert.equal(board?.n, MANY);
    for (const [index, [path, cookie]] of pages.entries()) {
      assert.deepEqual(await questions(path, cookie), few[index], path);
    }
  });

  test('and no more than is said here', async () => {
    const most = { '/today': 12, '/board': 11, '/search?q=Kinnane': 8, [`/cases/${first.id}`]: 25 };
    for (const [path, limit] of Object.entries(most)) {
      const asked = await questions(path);
      assert.ok(asked.length <= limit, `${path} asks ${asked.length} questions:\n${asked.join('\n')}`);
    }
  });
});
