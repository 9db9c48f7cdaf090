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
