import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { makeRecoveryCodes, makeStaffLink, signinActor } from '../identity/index.ts';
import { text } from '../ui/index.ts';
import { route } from '../web/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { signInRoutes } from './index.ts';
import { appSecretOf, browserOf, codeNow, fieldOf, type TestBrowser } from './testing.ts';

const PASSWORD = 'umbrella on the left shelf 9';
const staff = ['link_worker', 'coordinator', 'administrator', 'analyst'] as const;
const extra = [
  route({
    method: 'get',
    path: '/today',
    door: staff,
    handle: async ask => ask.json({ name: ask.actor.name }),
  }),
  route({
    method: 'get',
    path: '/secret.csv',
    door: staff,
    stepUp: true,
    handle: async ask => ask.json({ secret: true }),
  }),
  route({
    method: 'post',
    path: '/merge',
    door: staff,
    stepUp: true,
    form: z.object({ words: text({ max: 50 }) }),
    handle: async ask => ask.json({ words: ask.form.words }),
    again: async ask => ask.json({}, 422),
  }),
  route({
    method: 'post',
    path: '/api/merge',
    door: staff,
    stepUp: true,
    json: true,
    form: z.object({}),
    handle: async ask => ask.json({}),
  }),
];

let app: TestApp;
before(async () => {
  app = await testApp(deps => [...extra, ...signInRoutes(deps)]);
});
after(() => app.close());

const programmeId = () => app.clare.linkWorker.actor.programmeId;
const emailOf = async (id: string): Promise<string> =>
  (await app.sql<{ email: string }>('select email from staff where id = $1', [id]))[0]?.email ?? '';
const linkFor = (id: string, purpose: 'invitation' | 'reset' = 'invitation') =>
  app.database.within(signinActor(programmeId(), id), scope => makeStaffLink(scope, id, purpose));
/** The steps of codes go on with the machine's clock; a test that needs another code of the same step forgets the last one. */
const nextStep = (id: string) => app.sql('update staff_totp set last_step = 0 where staff_id = $1', [id]);
const forgetTries = () => app.sql('delete from sign_in_try');

/** Joins by an invitation and sets up an app. */
async function join(id: string, browser: TestBrowser) {
  const token = await linkFor(id);
  const chosen = await browser.post(`/join/${token}`, { password: PASSWORD });
  assert.equal(chosen.headers.get('location'), '/sign-in/set-up?to=%2Ftoday');
  const page = await browser.page('/sign-in/set-up?to=/today');
  const secret = appSecretOf(page);
  const done = await browser.post('/sign-in/set-up', {
    ticket: fieldOf(page, 'ticket'),
    code: codeNow(secret),
    to: '/today',
  });
  const codes = [...(await done.text()).matchAll(/<bdi dir="ltr">([A-Z0-9-]{14})<\/bdi>/g)].map(
    ([, code = '']) => code,
  );
  return { secret, codes, token };
}
const enter = async (browser: TestBrowser, email: string, password = PASSWORD) =>
  browser.post('/sign-in', { programmeId: programmeId(), email, password, to: '/today' });

describe('signing in', () => {
  test('by invitation: a password, an app, codes to print, and one is in; the link is used up', async () => {
    const { id } = app.clare.linkWorker.actor;
    const mine = browserOf(app);
    const { codes, token } = await join(id, mine);
    assert.equal(codes.length, 10);
    assert.equal(new Set(codes).size, 10);
    assert.deepEqual(await (await mine.get('/today')).json(), { name: 'Aoife Hehir' });
    const other = browserOf(app);
    assert.equal((await other.get(`/join/${token}`)).status, 410);
    assert.equal((await other.post(`/join/${token}`, { password: PASSWORD })).status, 410);
    const kept = await app.sql<{ all: string }>(
      'select string_agg(code_hash::text, $1) as all from staff_recovery_code',
      [' '],
    );
    assert.ok(!codes.some(code => kept[0]?.all.includes(Buffer.from(code).toString('hex'))));
    const verbs = await app.sql<{ verb: string }>(
      'select verb from audit_entry where actor_id = $1 order by id',
      [id],
    );
    assert.deepEqual(
      verbs.map(({ verb }) => verb),
      ['staff.joined', 'staff.second_step_set_up', 'staff.signed_in'],
    );
  });

  test('looking at a link uses nothing up; two people with one link: one gets in', async () => {
    const { id } = app.clare.otherLinkWorker.actor;
    const token = await linkFor(id);
    const mine = browserOf(app);
    for (let times = 0; times < 3; times += 1) assert.equal((await mine.get(`/join/${token}`)).status, 200);
    const both = await Promise.all(
      [0, 1].map(() => browserOf(app).post(`/join/${token}`, { password: PASSWORD })),
    );
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 410]);
  });

  test('a password alone opens nothing, neither a page nor another second step', async () => {
    const { id } = app.clare.linkWorker.actor;
    const mine = browserOf(app);
    const half = await enter(mine, await emailOf(id));
    assert.match(half.headers.get('location') ?? '', /^\/sign-in\/second/);
    assert.equal(mine.jar.has('hedgerow_session'), false);
    assert.equal((await mine.get('/today')).headers.get('location'), '/sign-in?to=%2Ftoday');
    const setUp = await mine.get('/sign-in/set-up');
    assert.match(setUp.headers.get('location') ?? '', /^\/sign-in\/second/);
    const forced = await mine.post('/sign-in/set-up', { ticket: 'x', code: '123456', to: '/today' });
    assert.equal(mine.jar.has('hedgerow_session'), false, String(forced.status));
  });

  test('the code of the app is used once, also by two at the same moment; a code of last minute is too old', async () => {
    const { id } = app.clare.coordinator.actor;
    const { secret } = await join(id, browserOf(app));
    const email = await emailOf(id);
    const mine = browserOf(app);
    await enter(mine, email);
    const used = await mine.post('/sign-in/second', { code: codeNow(secret), to: '/today' });
    assert.equal(used.status, 422, 'the code that set the app up does not count again');
    await nextStep(id);
    const browsers = [browserOf(app), browserOf(app), browserOf(app)];
    for (const one of browsers) await enter(one, email);
    const answers = await Promise.all(
      browsers.map(one => one.post('/sign-in/second', { code: codeNow(secret), to: '/today' })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422, 422]);
    await nextStep(id);
    await forgetTries();
    const late = browserOf(app);
    await enter(late, email);
    assert.equal(
      (await late.post('/sign-in/second', { code: codeNow(secret, -3), to: '/today' })).status,
      422,
    );
  });

  test('a recovery code lets in once', async () => {
    const { id } = app.clare.administrator.actor;
    const { codes } = await join(id, browserOf(app));
    const email = await emailOf(id);
    const [code = ''] = codes;
    const mine = browserOf(app);
    await enter(mine, email);
    const typed = code.toLowerCase().replaceAll('-', ' ');
    assert.equal((await mine.post('/sign-in/second', { code: typed, to: '/today' })).status, 303);
    assert.equal((await mine.get('/today')).status, 200);
    const other = browserOf(app);
    await enter(other, email);
    assert.equal((await other.post('/sign-in/second', { code, to: '/today' })).status, 422);
  });

  test('the session that a browser brought is ended, and a made-up one is never taken over', async () => {
    const { id } = app.clare.coordinator.actor;
    const [row] = await app.sql<{ sealed: Buffer }>('select sealed from staff_totp where staff_id = $1', [
      id,
    ]);
    assert.ok(row);
    const mine = browserOf(app);
    mine.jar.set('hedgerow_session', `${programmeId()}.${'A'.repeat(43)}`);
    await forgetTries();
    const { codes } = await freshCodes(id);
    await enter(mine, await emailOf(id));
    await mine.post('/sign-in/second', { code: codes[0] ?? '', to: '/today' });
    const first = mine.jar.get('hedgerow_session') ?? '';
    assert.notEqual(first, `${programmeId()}.${'A'.repeat(43)}`);
    assert.equal((await mine.get('/today')).status, 200);
    await enter(mine, await emailOf(id));
    await mine.post('/sign-in/second', { code: codes[1] ?? '', to: '/today' });
    assert.notEqual(mine.jar.get('hedgerow_session'), first);
    const old = browserOf(app);
    old.jar.set('hedgerow_session', first);
    assert.equal((await old.get('/today')).status, 303);
  });

  test('signing out ends the session at once and is on record', async () => {
    await forgetTries();
    const { id } = app.clare.coordinator.actor;
    const { codes } = await freshCodes(id);
    const mine = browserOf(app);
    await enter(mine, await emailOf(id));
    await mine.post('/sign-in/second', { code: codes[0] ?? '', to: '/today' });
    const copied = browserOf(app);
    copied.jar.set('hedgerow_session', mine.jar.get('hedgerow_session') ?? '');
    assert.equal((await copied.get('/today')).status, 200);
    await mine.post('/sign-out', {});
    assert.equal(mine.jar.has('hedgerow_session'), false);
    assert.equal((await copied.get('/today')).status, 303);
    const rows = await app.sql(
      "select 1 from audit_entry where verb = 'staff.signed_out' and actor_id = $1",
      [id],
    );
    assert.equal(rows.length, 1);
  });

  test('easy passwords are refused with a reason, and the field is never filled in again', async () => {
    const token = await linkFor(app.clare.otherLinkWorker.actor.id);
    for (const password of [
      'short',
      'Password123456!',
      'donalshannon2026',
      'aaaaaaaaaaaaaa',
      'qwertyuiop123',
    ]) {
      const answer = await browserOf(app).post(`/join/${token}`, { password });
      assert.equal(answer.status, 422, password);
      assert.ok(!(await answer.text()).includes(password));
    }
  });
});

/** Ten codes that have not been used. */
async function freshCodes(id: string) {
  const codes = await app.database.within(signinActor(programmeId(), id), scope =>
    makeRecoveryCodes(scope, app.secret, id),
  );
  return { codes };
}

describe('what takes more than a sign-in', () => {
  const long = () =>
    app.sql("update staff_session set proven_at = now() - interval '6 minutes' where ended_at is null");
  const signedIn = async () => {
    await forgetTries();
    const { id } = app.clare.coordinator.actor;
    const { codes } = await freshCodes(id);
    const mine = browserOf(app);
    await enter(mine, await emailOf(id));
    await mine.post('/sign-in/second', { code: codes[0] ?? '', to: '/today' });
    return mine;
  };

  test('within five minutes of signing in it is open; later the password is asked, and a file waits behind a button', async () => {
    const mine = await signedIn();
    assert.deepEqual(await (await mine.get('/secret.csv')).json(), { secret: true });
    await long();
    const led = await mine.get('/secret.csv?q=1');
    assert.equal(led.headers.get('location'), '/step-up?to=%2Fsecret.csv%3Fq%3D1');
    assert.equal((await mine.post('/step-up', { proof: 'wrong', to: '/secret.csv' })).status, 422);
    assert.equal((await mine.get('/secret.csv')).status, 303);
    const before = mine.jar.get('hedgerow_session');
    const shown = await mine.post('/step-up', { proof: PASSWORD, to: '/secret.csv?q=1' });
    assert.equal(shown.headers.get('location'), '/step-up/done?to=%2Fsecret.csv%3Fq%3D1');
    assert.notEqual(mine.jar.get('hedgerow_session'), before, 'the session goes on under another token');
    assert.deepEqual(await (await mine.get('/secret.csv')).json(), { secret: true });
    const old = browserOf(app);
    old.jar.set('hedgerow_session', before ?? '');
    assert.equal((await old.get('/today')).status, 303, 'and the token from before is worth nothing');
  });

  test('what was typed is kept over it and sent afterwards', async () => {
    const mine = await signedIn();
    await long();
    const led = await mine.post('/merge', { words: 'They are one person' });
    assert.equal(led.headers.get('location'), '/step-up?to=/resume');
    const shown = await mine.post('/step-up', { proof: PASSWORD, to: '/resume' });
    assert.equal(shown.headers.get('location'), '/resume');
    const page = await mine.page('/resume');
    assert.match(page, /They are one person/);
    const sent = await mine.post('/merge', { words: 'They are one person', _kept: fieldOf(page, '_kept') });
    assert.deepEqual(await sent.json(), { words: 'They are one person' });
  });

  test('a program is told to come back after it', async () => {
    const mine = await signedIn();
    await long();
    const answer = await app.request('/api/merge', {
      method: 'POST',
      body: '{}',
      headers: {
        'content-type': 'application/json',
        origin: 'http://localhost',
        cookie: `hedgerow_session=${mine.jar.get('hedgerow_session')}`,
      },
    });
    assert.equal(answer.status, 401);
    assert.equal((await answer.json()).error, 'step_up');
  });
});

describe('sessions', () => {
  test('are listed in plain words, ended one by one and all at once; another’s are not there', async () => {
    await forgetTries();
    const { id } = app.clare.coordinator.actor;
    const { codes } = await freshCodes(id);
    const email = await emailOf(id);
    await app.sql('update staff_session set ended_at = now()');
    const browsers = [browserOf(app), browserOf(app, '198.51.100.9'), browserOf(app, '2001:db8::1')];
    for (const [at, one] of browsers.entries()) {
      await enter(one, email);
      await one.post('/sign-in/second', { code: codes[at] ?? '', to: '/today' });
    }
    const [mine, far, third] = browsers as [TestBrowser, TestBrowser, TestBrowser];
    const page = await mine.page('/account');
    assert.equal(
      page.match(/Firefox on Linux/g)?.length,
      5,
      'three rows, two of them with a button that names it',
    );
    assert.match(page, /network you are in now/);
    assert.match(page, /another network \(198\.51\.100\)/);
    const [row] = await app.sql<{ id: string }>("select id from staff_session where place = '198.51.100'");
    const strange = browserOf(app);
    await join(app.clare.otherLinkWorker.actor.id, strange);
    assert.equal((await strange.post(`/account/sign-ins/${row?.id}/end`, {})).status, 404);
    assert.equal((await far.get('/today')).status, 200);
    assert.equal((await mine.post(`/account/sign-ins/${row?.id}/end`, {})).status, 303);
    assert.equal((await far.get('/today')).status, 303);
    await mine.post('/account/sign-ins/end-others', {});
    assert.equal((await third.get('/today')).status, 303);
    assert.equal((await mine.get('/today')).status, 200);
  });

  test('end after half an hour without a request and after twelve hours in any case, by the database’s clock', async () => {
    const strange = browserOf(app);
    await join(await another(), strange);
    const shift = (column: string, by: string) =>
      app.sql(`update staff_session set ${column} = ${column} - interval '${by}' where ended_at is null`);
    await shift('last_seen_at', '29 minutes');
    assert.equal((await strange.get('/today')).status, 200);
    await shift('last_seen_at', '31 minutes');
    assert.equal((await strange.get('/today')).status, 303);
    await app.sql('update staff_session set last_seen_at = now()');
    assert.equal((await strange.get('/today')).status, 200);
    app.clock.forward({ hours: 100 });
    assert.equal((await strange.get('/today')).status, 200, 'the clock of one server does not matter');
    await shift('expires_at', '12 hours');
    assert.equal((await strange.get('/today')).status, 303);
  });

  test('a new password, a new role and leaving end the others at once', async () => {
    const id = await another();
    const [mine, other] = [browserOf(app), browserOf(app)];
    const { codes } = await join(id, mine);
    await forgetTries();
    await enter(other, await emailOf(id));
    await other.post('/sign-in/second', { code: codes[0] ?? '', to: '/today' });
    assert.equal((await other.get('/today')).status, 200);
    const changed = await mine.post('/account/password', { password: 'marmalade ladder and a canal' });
    assert.equal(changed.headers.get('location'), '/account');
    assert.equal((await other.get('/today')).status, 303);
    assert.equal((await mine.get('/today')).status, 200);
    const office = app.clare.administrator;
    await app.sql(
      "update staff_session set ended_at = null, last_seen_at = now(), expires_at = now() + interval '1 hour'",
    );
    assert.equal((await app.post(`/staff/${id}/role`, { role: 'coordinator' }, office)).status, 303);
    assert.equal((await mine.get('/today')).status, 303);
    const told = await app.sql<{ what: string }>(
      "select payload->>'what' as what from outbox where name = 'StaffSignInChanged' and subject_id = $1 order by id",
      [id],
    );
    assert.deepEqual(
      told.map(({ what }) => what),
      ['new_device', 'recovery_code', 'new_device', 'password', 'role'],
    );
  });
});

/** Somebody new, for what changes them. */
async function another(): Promise<string> {
  const [row] = await app.sql<{ id: string }>(
    `insert into staff (programme_id, id, name, email, role, created_at)
     values ($1, gen_random_uuid(), 'Maeve Considine', gen_random_uuid() || '@example.org', 'link_worker', now()) returning id`,
    [programmeId()],
  );
  return row?.id ?? '';
}
