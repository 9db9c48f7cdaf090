import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { identityRoutines, makeStaffLink, signinActor } from '../identity/index.ts';
import { triedAccount } from '../identity/tries/reserve.ts';
import { nobody, systemActor } from '../platform/database/index.ts';
import { figure } from '../platform/figures.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { signInRoutes } from './index.ts';
import { appSecretOf, browserOf, codeNow, fieldOf, type TestBrowser } from './testing.ts';

const PASSWORD = 'umbrella on the left shelf 9';

let app: TestApp;
let email = '';
let id = '';
let home: TestBrowser;
before(async () => {
  app = await testApp(signInRoutes);
  id = app.clare.linkWorker.actor.id;
  email = (await app.sql<{ email: string }>('select email from staff where id = $1', [id]))[0]?.email ?? '';
  home = browserOf(app, '192.0.2.50');
  const token = await app.database.within(signinActor(programmeId(), id), scope =>
    makeStaffLink(scope, id, 'invitation'),
  );
  await home.post(`/join/${token}`, { password: PASSWORD });
  const page = await home.page('/sign-in/set-up');
  const code = codeNow(appSecretOf(page));
  const done = await home.post('/sign-in/set-up', { ticket: fieldOf(page, 'ticket'), code, to: '/today' });
  assert.equal(done.status, 200);
});
after(() => app.close());
beforeEach(() => app.sql('delete from sign_in_try'));

const programmeId = () => app.clare.linkWorker.actor.programmeId;
const enter = (browser: TestBrowser, password: string, address = email) =>
  browser.post('/sign-in', { programmeId: programmeId(), email: address, password, to: '/today' });
const statuses = async (answers: readonly Promise<Response>[]) => {
  const counts = new Map<number, number>();
  for (const { status } of await Promise.all(answers)) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
};
const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

describe('guessing', () => {
  test('of fifty guesses at once no more than three are looked at, the others are told how long to wait', async () => {
    const counts = await statuses(many(50, at => enter(browserOf(app), `wrong guess number ${at}`)));
    assert.equal(counts.get(422), 3);
    assert.equal(counts.get(429), 47);
    const failed = await app.sql(
      "select 1 from audit_entry where verb = 'staff.sign_in_failed' and subject_id = $1",
      [id],
    );
    assert.equal(failed.length, 3, 'each that was looked at is on record');
    figure('sign-in', { guesses: 50, evaluated: failed.length });
    const answer = await enter(browserOf(app), PASSWORD);
    assert.equal(answer.status, 429, 'not even the right one, from there');
    const seconds = Number(answer.headers.get('retry-after'));
    assert.ok(seconds > 0 && seconds <= 15, String(seconds));
  });

  test('it locks out nobody: not the owner elsewhere, nor in the browser they know, nor others in the same place', async () => {
    await Promise.all(many(20, () => enter(browserOf(app), 'wrong guess')));
    assert.equal((await enter(browserOf(app, '198.51.100.1'), PASSWORD)).status, 303);
    const known = browserOf(app, '203.0.113.99');
    known.jar.set('hedgerow_device', home.jar.get('hedgerow_device') ?? '');
    assert.equal((await enter(known, PASSWORD)).status, 303, 'the same network as the guesses');
    assert.equal((await enter(browserOf(app), 'wrong', 'other@example.org')).status, 422);
  });

  test('the wait doubles and ends: there is no lock for good', async () => {
    const waits: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      await enter(browserOf(app), 'wrong guess');
      const answer = await enter(browserOf(app), 'wrong guess');
      if (answer.status === 429) waits.push(Number(answer.headers.get('retry-after')));
      await app.sql('update sign_in_try set next_at = now()');
    }
    assert.deepEqual(
      waits,
      [...waits].sort((a, b) => a - b),
    );
    assert.ok(Math.max(...waits) <= 900 && Math.max(...waits) > 400, waits.join());
  });

  test('a right password forgets the wrong ones from there', async () => {
    for (let times = 0; times < 4; times += 1) {
      assert.equal((await enter(browserOf(app), 'wrong guess')).status, 422);
      assert.equal((await enter(browserOf(app), PASSWORD)).status, 303);
    }
  });

  test('the owner is told once a day, whoever guesses from wherever', async () => {
    await app.sql("delete from outbox where name = 'StaffSignInChanged'");
    await Promise.all(many(40, at => enter(browserOf(app, `198.51.${at}.1`), 'wrong guess')));
    await Promise.all(many(9, at => enter(browserOf(app, `198.51.${at}.1`), 'wrong', 'nobody@example.org')));
    const told = await app.sql(
      "select payload->>'what' as what from outbox where name = 'StaffSignInChanged' and subject_id <> $1",
      [nobody],
    );
    assert.deepEqual(told, [{ what: 'guessed' }]);
  });

  test('fifty codes of the second step at once: five are looked at, from however many places', async () => {
    const halves = many(10, at => browserOf(app, `203.0.${at}.1`));
    for (const half of halves) assert.equal((await enter(half, PASSWORD)).status, 303);
    const counts = await statuses(
      many(50, at =>
        (halves[at % 10] as TestBrowser).post('/sign-in/second', { code: '000000', to: '/today' }),
      ),
    );
    assert.equal(counts.get(422), 5);
    assert.equal(counts.get(429), 45);
    figure('sign-in', { codesGuessed: 50, codesEvaluated: counts.get(422) ?? 0 });
    const known = browserOf(app, '203.0.113.99');
    known.jar.set('hedgerow_device', home.jar.get('hedgerow_device') ?? '');
    await enter(known, PASSWORD);
    assert.equal(
      (await known.post('/sign-in/second', { code: '000000', to: '/today' })).status,
      422,
      'still heard',
    );
  });

  test('somebody who goes through a list of names from one place is slowed down', async () => {
    const counts = await statuses(many(130, at => enter(browserOf(app), 'guess', `name${at}@example.org`)));
    assert.ok((counts.get(422) ?? 0) <= 100, [...counts].join(' '));
    assert.equal((counts.get(422) ?? 0) + (counts.get(429) ?? 0), 130);
  });

  test('whoever has an account cannot lift the wait of a place by signing in there themselves', async () => {
    const known = browserOf(app);
    known.jar.set('hedgerow_device', home.jar.get('hedgerow_device') ?? '');
    await app.sql(
      `insert into sign_in_try (programme_id, account, origin, tries, next_at, last_at)
       select $1, account, '203.0.113', 150, now() + interval '1 minute', now() from (select $2::bytea as account) as one`,
      [programmeId(), triedAccount(app.secret, 'everybody', '')],
    );
    assert.equal((await enter(browserOf(app), 'guess', 'other@example.org')).status, 429);
    for (let times = 0; times < 3; times += 1) assert.equal((await enter(known, PASSWORD)).status, 303);
    assert.equal((await enter(browserOf(app), 'guess', 'other@example.org')).status, 429);
    const [row] = await app.sql<{ tries: number }>(
      "select tries from sign_in_try where origin = '203.0.113'",
    );
    assert.equal(row?.tries, 150);
  });

  test('a thousand people at once: each is let in, refused or told to wait, and memory stays bounded', async () => {
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    const counts = await statuses(
      many(1000, at =>
        enter(browserOf(app, `10.${at % 250}.${at}.1`), 'a wrong guess', `p${at}@example.org`),
      ),
    );
    clearInterval(watch);
    const total = (counts.get(422) ?? 0) + (counts.get(429) ?? 0);
    assert.equal(total, 1000, [...counts].join(' '));
    figure('sign-in', { atOnce: 1000, answered: total });
    assert.ok((counts.get(422) ?? 0) >= 100, 'many are served');
    // Two hashes are 38 MiB; a thousand at once would be 19 GB.
    assert.ok(most - before < 700 * 1024 * 1024, `${Math.round((most - before) / 1048576)} MiB more`);
    assert.equal((await enter(browserOf(app, '192.0.2.9'), PASSWORD)).status, 303, 'and it goes on');
  });
});

describe('what is told to strangers', () => {
  test('known, unknown and gone: the same words, the same status, the same work', async () => {
    const gone = app.clare.otherLinkWorker.actor.id;
    await app.sql('update staff set active = false where id = $1', [gone]);
    const [row] = await app.sql<{ email: string }>('select email from staff where id = $1', [gone]);
    const asked: string[] = [];
    for (const address of [email, 'nobody@example.org', row?.email ?? '']) {
      const answer = await enter(browserOf(app), 'wrong guess', address);
      const page = (await answer.text()).replaceAll(address, 'ADDRESS');
      asked.push(
        `${answer.status} ${page.replace(/name="(ticket|_once)" value="[^"]*"| nonce="[^"]*"/g, '').replace(/data-options="[^"]*"/, '')}`,
      );
    }
    assert.equal(new Set(asked).size, 1);
  });

  test('a lost password: the same answer and the same event for everybody, at most three letters an hour', async () => {
    const ask = (address: string) =>
      browserOf(app).post('/forgotten', { programmeId: programmeId(), email: address });
    await app.sql("delete from outbox where name = 'StaffLinkAsked'");
    const answers = [await ask(email), await ask('nobody@example.org')];
    for (const answer of answers) {
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.get('location'), '/forgotten/asked');
    }
    await Promise.all(many(10, () => ask(email)));
    const events = await app.sql<{ mine: boolean }>(
      `select subject_id = $1 as mine from outbox where name = 'StaffLinkAsked'`,
      [id],
    );
    assert.equal(events.length, 12, 'every asking sends one');
    assert.equal(events.filter(({ mine }) => mine).length, 3);
  });

  test('whoever may ask no more uses up nobody’s letters: the owner still gets one', async () => {
    await app.sql("delete from outbox where name = 'StaffLinkAsked'");
    await app.sql(
      `insert into sign_in_try (programme_id, account, origin, tries, next_at, last_at)
       values ($1, $2, '203.0.113', 150, now() + interval '1 minute', now())`,
      [programmeId(), triedAccount(app.secret, 'letters', '')],
    );
    const ask = (browser: TestBrowser) => browser.post('/forgotten', { programmeId: programmeId(), email });
    await Promise.all(many(6, () => ask(browserOf(app))));
    await ask(browserOf(app, '198.51.100.1'));
    const written = await app.sql("select 1 from outbox where name = 'StaffLinkAsked' and subject_id = $1", [
      id,
    ]);
    assert.equal(written.length, 1);
  });

  test('a programme that does not exist is answered like a wrong password', async () => {
    const unknown = '01980000-0000-7000-8000-0000000000ff';
    const answer = await browserOf(app).post('/sign-in', {
      programmeId: unknown,
      email,
      password: PASSWORD,
      to: '/today',
    });
    assert.equal(answer.status, 422);
  });

  test('what signing in leaves behind is forgotten by the clock, what still counts stays', async () => {
    await enter(browserOf(app), 'wrong guess');
    await app.sql("update sign_in_try set last_at = now() - interval '3 days' where origin = '*'");
    await app.sql("update staff_session set expires_at = now() - interval '31 days' where staff_id = $1", [
      app.clare.administrator.actor.id,
    ]);
    const [{ count: sessions = 0 } = {}] = await app.sql<{ count: number }>(
      'select count(*)::int as count from staff_session',
    );
    await app.database.within(systemActor(programmeId()), async scope => {
      for (const routine of identityRoutines) await routine.handle(scope);
    });
    const left = await app.sql<{ origin: string }>('select origin from sign_in_try');
    assert.ok(left.length > 0 && left.every(({ origin }) => origin !== '*'));
    const after = await app.sql<{ count: number }>('select count(*)::int as count from staff_session');
    assert.deepEqual(after, [{ count: sessions - 1 }]);
  });

  test('nobody reads another’s secrets with a role of the daily work, nor in another programme', async () => {
    const secrets = [
      'staff_password',
      'staff_totp',
      'staff_recovery_code',
      'staff_session',
      'sign_in_try',
    ] as const;
    const roles = [app.clare.linkWorker, app.clare.coordinator, app.clare.administrator];
    for (const { actor } of roles) {
      for (const table of secrets) {
        const rows = await app.database.within(actor, ({ db }) => db.selectFrom(table).selectAll().execute());
        assert.equal(rows.length, 0, `${actor.role} reads ${table}`);
      }
    }
    const elsewhere = signinActor(app.trafford.linkWorker.actor.programmeId);
    for (const table of ['staff_password', 'staff_totp'] as const) {
      const rows = await app.database.within(elsewhere, ({ db }) =>
        db.selectFrom(table).selectAll().execute(),
      );
      assert.equal(rows.length, 0, table);
    }
  });
});
