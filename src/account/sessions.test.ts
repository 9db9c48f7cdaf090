import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { findSession, startSession } from '../identity/index.ts';
import { text } from '../ui/index.ts';
import { route } from '../web/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { everybody } from './entrance.ts';
import { signInRoutes } from './index.ts';
import { browserOf, fieldOf, PASSWORD, peopleOf, type TestBrowser } from './testing.ts';

const extra = [
  route({
    method: 'get',
    path: '/today',
    door: everybody,
    handle: async ask => ask.json({ name: ask.actor.name }),
  }),
  route({
    method: 'get',
    path: '/secret.csv',
    door: everybody,
    stepUp: true,
    handle: async ask => ask.json({ secret: true }),
  }),
  route({
    method: 'post',
    path: '/merge',
    door: everybody,
    stepUp: true,
    form: z.object({ words: text({ max: 50 }) }),
    handle: async ask => ask.json({ words: ask.form.words }),
    again: async ask => ask.json({}, 422),
  }),
  route({
    method: 'post',
    path: '/api/merge',
    door: everybody,
    stepUp: true,
    json: true,
    form: z.object({}),
    handle: async ask => ask.json({}),
  }),
];

let app: TestApp;
let people: ReturnType<typeof peopleOf>;
before(async () => {
  app = await testApp(deps => [...extra, ...signInRoutes(deps)]);
  people = peopleOf(app);
  await people.join(app.clare.coordinator.actor.id, browserOf(app));
});
after(() => app.close());

describe('what takes more than a sign-in', () => {
  const long = () =>
    app.sql("update staff_session set proven_at = now() - interval '6 minutes' where ended_at is null");
  const signedIn = async () => {
    await people.forgetTries();
    const { id } = app.clare.coordinator.actor;
    const codes = await people.freshCodes(id);
    const mine = browserOf(app);
    await people.enter(mine, await people.emailOf(id));
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
    await people.forgetTries();
    const { id } = app.clare.coordinator.actor;
    const codes = await people.freshCodes(id);
    const email = await people.emailOf(id);
    await app.sql('update staff_session set ended_at = now()');
    const browsers = [browserOf(app), browserOf(app, '198.51.100.9'), browserOf(app, '2001:db8::1')];
    for (const [at, one] of browsers.entries()) {
      await people.enter(one, email);
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
    await people.join(app.clare.otherLinkWorker.actor.id, strange);
    assert.equal((await strange.post(`/account/sign-ins/${row?.id}/end`, {})).status, 404);
    assert.equal((await far.get('/today')).status, 200);
    assert.equal((await mine.post(`/account/sign-ins/${row?.id}/end`, {})).status, 303);
    assert.equal((await far.get('/today')).status, 303);
    await mine.post('/account/sign-ins/end-others', {});
    assert.equal((await third.get('/today')).status, 303);
    assert.equal((await mine.get('/today')).status, 200);
  });

  test('of one person are twenty at most: with one more the one that was quiet longest ends', async () => {
    const id = await people.another();
    const { programmeId } = app.clare.linkWorker.actor;
    const begin = () => startSession(app.database, programmeId, id);
    const cookies: string[] = [];
    for (let at = 0; at < 20; at += 1) cookies.push(await begin());
    const [first = '', second = ''] = cookies;
    const stands = async (cookie: string) => (await findSession(app.database, cookie)) !== null;
    assert.deepEqual([await stands(first), await stands(second)], [true, true]);
    await app.sql(
      "update staff_session set last_seen_at = now() - interval '5 minutes' where token_hash = sha256(convert_to($1, 'UTF8'))",
      [second.split('.')[1] ?? ''],
    );
    const more = await begin();
    assert.deepEqual([await stands(first), await stands(second), await stands(more)], [true, false, true]);
    const [row] = await app.sql<{ standing: number; many: number }>(
      `select count(*) filter (where ended_at is null)::int as standing, count(*) filter (where ended_why = 'many')::int as many
       from staff_session where staff_id = $1`,
      [id],
    );
    assert.deepEqual(row, { standing: 20, many: 1 });
  });

  test('end after half an hour without a request and after twelve hours in any case, by the database’s clock', async () => {
    const strange = browserOf(app);
    await people.join(await people.another(), strange);
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
    const id = await people.another();
    const [mine, other] = [browserOf(app), browserOf(app)];
    const { codes } = await people.join(id, mine);
    await people.forgetTries();
    await people.enter(other, await people.emailOf(id));
    await other.post('/sign-in/second', { code: codes[0] ?? '', to: '/today' });
    assert.equal((await other.get('/today')).status, 200);
    const changed = await mine.post('/account/password', { password: 'marmalade ladder and a canal' });
    assert.equal(changed.headers.get('location'), '/account');
    assert.equal((await other.get('/today')).status, 303);
    assert.equal((await mine.get('/today')).status, 200);
    const office = app.clare.administrator;
    await app.sql(
      "update staff_session set ended_at = null, proven_at = now(), last_seen_at = now(), expires_at = now() + interval '1 hour'",
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
