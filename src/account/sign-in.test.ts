import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { letInAnew, makeStaffLink, signinActor } from '../identity/index.ts';
import { hashPassword } from '../identity/passwords/hash.ts';
import { spendRecoveryCode } from '../identity/second-factor/recovery-codes.ts';
import { keyFor } from '../identity/signin-actor.ts';
import { figure } from '../platform/figures.ts';
import { route } from '../web/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { everybody } from './entrance.ts';
import { signInRoutes } from './index.ts';
import { browserOf, codeNow, PASSWORD, peopleOf } from './testing.ts';

const today = route({
  method: 'get',
  path: '/today',
  door: everybody,
  handle: async ask => ask.json({ name: ask.actor.name }),
});

let app: TestApp;
let people: ReturnType<typeof peopleOf>;
let programmeId: string;
before(async () => {
  app = await testApp(deps => [today, ...signInRoutes(deps)]);
  people = peopleOf(app);
  programmeId = app.clare.linkWorker.actor.programmeId;
});
after(() => app.close());

describe('signing in', () => {
  test('by invitation: a password, an app, codes to print, and one is in; the link is used up', async () => {
    const { id } = app.clare.linkWorker.actor;
    const mine = browserOf(app);
    const { codes, token } = await people.join(id, mine);
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
    const token = await people.linkFor(id);
    const mine = browserOf(app);
    for (let times = 0; times < 3; times += 1) assert.equal((await mine.get(`/join/${token}`)).status, 200);
    const both = await Promise.all(
      [0, 1].map(() => browserOf(app).post(`/join/${token}`, { password: PASSWORD })),
    );
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 410]);
    figure('sign-in', { attempts: 1, takenOver: 0 });
  });

  test('a link to a new password opens in the browser that asked for it, and in no other', async () => {
    const id = await people.another();
    await people.join(id, browserOf(app));
    const email = await people.emailOf(id);
    const token = await app.database.within(signinActor(programmeId, id), scope =>
      makeStaffLink(scope, id, 'reset'),
    );
    const [mine, stranger, thief] = [browserOf(app), browserOf(app), browserOf(app)];
    assert.equal((await mine.post('/forgotten', { programmeId, email: email.toUpperCase() })).status, 303);
    await stranger.post('/forgotten', { programmeId, email: 'other@example.org' });
    thief.jar.set('hedgerow_asked', `${mine.jar.get('hedgerow_asked')?.slice(0, -2)}AA`);
    for (const other of [stranger, thief, browserOf(app)]) {
      assert.equal((await other.get(`/join/${token}`)).status, 409);
      assert.equal((await other.post(`/join/${token}`, { password: `${PASSWORD} new` })).status, 409);
    }
    assert.equal((await mine.get(`/join/${token}`)).status, 200);
    assert.equal((await mine.post(`/join/${token}`, { password: `${PASSWORD} new` })).status, 303);
    assert.equal(mine.jar.has('hedgerow_asked'), false);
    figure('sign-in', { attempts: 6, takenOver: 0 });
  });

  test('an invitation whose letter comes late opens nothing: there is a password by now', async () => {
    const id = await people.another();
    await people.join(id, browserOf(app));
    const late = await people.linkFor(id);
    assert.equal((await browserOf(app).get(`/join/${late}`)).status, 410);
    assert.equal((await browserOf(app).post(`/join/${late}`, { password: PASSWORD })).status, 410);
  });

  test('a password that is taken away while it is looked at leads nowhere: not to the setting up of a second step either', async () => {
    for (let times = 0; times < 5; times += 1) {
      const id = await people.another();
      await people.join(id, browserOf(app));
      const email = await people.emailOf(id);
      const thief = browserOf(app, '198.51.100.7');
      // The line of those whose passwords are looked at is long, so that this one waits in it.
      const line = Promise.all(Array.from({ length: 8 }, () => hashPassword('somebody else’s')));
      const entering = people.enter(thief, email);
      await new Promise(done => setTimeout(done, 30));
      const { administrator } = app.clare;
      await app.database.within(signinActor(programmeId, administrator.actor.id), scope =>
        letInAnew(scope, id, 'colleague'),
      );
      await Promise.all([line, entering]);
      assert.equal(thief.jar.has('hedgerow_signing_in'), false);
      const open = await app.sql('select 1 from staff_signing_in where staff_id = $1 and ended_at is null', [
        id,
      ]);
      assert.deepEqual(open, []);
    }
  });

  test('a second step always stays: of two who take the last two away at once, one is told no', async () => {
    for (let times = 0; times < 5; times += 1) {
      const id = await people.another();
      const mine = browserOf(app);
      await people.join(id, mine);
      const [key] = await app.sql<{ id: string }>(
        `insert into staff_passkey (programme_id, id, staff_id, credential_id, public_key, counter, name, created_at)
         values ($1, gen_random_uuid(), $2, uuid_send(gen_random_uuid()), 'x', 0, 'Key', now()) returning id`,
        [programmeId, id],
      );
      await Promise.all([
        mine.post('/account/app/remove', {}),
        mine.post(`/account/passkeys/${key?.id}/remove`, {}),
      ]);
      const left = await app.sql(
        'select staff_id from staff_totp where staff_id = $1 union all select staff_id from staff_passkey where staff_id = $1',
        [id],
      );
      assert.equal(left.length, 1);
    }
  });

  test('a password alone opens nothing, neither a page nor another second step', async () => {
    const { id } = app.clare.linkWorker.actor;
    const mine = browserOf(app);
    const half = await people.enter(mine, await people.emailOf(id));
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
    const { secret, code } = await people.join(id, browserOf(app));
    const email = await people.emailOf(id);
    const mine = browserOf(app);
    await people.enter(mine, email);
    const used = await mine.post('/sign-in/second', { code, to: '/today' });
    assert.equal(used.status, 422, 'the code that set the app up does not count again');
    await people.nextStep(id);
    const browsers = [browserOf(app), browserOf(app), browserOf(app)];
    for (const one of browsers) await people.enter(one, email);
    const same = codeNow(secret);
    const answers = await Promise.all(
      browsers.map(one => one.post('/sign-in/second', { code: same, to: '/today' })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422, 422]);
    figure('sign-in', { attempts: 3, takenOver: 0 });
    await people.nextStep(id);
    await people.forgetTries();
    const late = browserOf(app);
    await people.enter(late, email);
    assert.equal(
      (await late.post('/sign-in/second', { code: codeNow(secret, -3), to: '/today' })).status,
      422,
    );
  });

  test('recovery codes are kept with a salt of each list, at the cost of a password; a list from before still opens', async () => {
    const [one, other] = [await people.another(), await people.another()];
    const codes = await people.freshCodes(one);
    await people.freshCodes(other);
    const kept = await app.sql<{ staff_id: string; code_hash: Buffer }>(
      'select staff_id, code_hash from staff_recovery_code where staff_id = any ($1)',
      [[one, other]],
    );
    const saltsOf = (id: string) =>
      new Set(
        kept.filter(row => row.staff_id === id).map(row => row.code_hash.subarray(0, 16).toString('hex')),
      );
    assert.deepEqual([saltsOf(one).size, saltsOf(other).size], [1, 1]);
    assert.notDeepEqual([...saltsOf(one)], [...saltsOf(other)]);
    assert.ok(kept.every(row => row.code_hash.length === 48));

    const spend = (code: string) =>
      app.database.within(signinActor(programmeId, one), scope =>
        spendRecoveryCode(scope, app.secret, one, code),
      );
    const [first = '', second = ''] = codes;
    assert.deepEqual([await spend(first), await spend(first)], [true, false]);
    const before = createHmac('sha256', keyFor(app.secret, 'recovery code'))
      .update(`${one} ${second.replaceAll('-', '')}`)
      .digest();
    await app.sql('delete from staff_recovery_code where staff_id = $1', [one]);
    await app.sql(
      'insert into staff_recovery_code (programme_id, code_hash, staff_id, made_at) values ($1, $2, $3, now())',
      [programmeId, before, one],
    );
    assert.deepEqual([await spend(first), await spend(second), await spend(second)], [false, true, false]);
  });

  test('a recovery code lets in once', async () => {
    const { id } = app.clare.administrator.actor;
    const { codes } = await people.join(id, browserOf(app));
    const email = await people.emailOf(id);
    const [code = ''] = codes;
    const mine = browserOf(app);
    await people.enter(mine, email);
    const typed = code.toLowerCase().replaceAll('-', ' ');
    assert.equal((await mine.post('/sign-in/second', { code: typed, to: '/today' })).status, 303);
    assert.equal((await mine.get('/today')).status, 200);
    const other = browserOf(app);
    await people.enter(other, email);
    assert.equal((await other.post('/sign-in/second', { code, to: '/today' })).status, 422);
  });

  test('the session that a browser brought is ended, and a made-up one is never taken over', async () => {
    const { id } = app.clare.coordinator.actor;
    const [row] = await app.sql<{ sealed: Buffer }>('select sealed from staff_totp where staff_id = $1', [
      id,
    ]);
    assert.ok(row);
    const mine = browserOf(app);
    mine.jar.set('hedgerow_session', `${programmeId}.${'A'.repeat(43)}`);
    await people.forgetTries();
    const codes = await people.freshCodes(id);
    await people.enter(mine, await people.emailOf(id));
    await mine.post('/sign-in/second', { code: codes[0] ?? '', to: '/today' });
    const first = mine.jar.get('hedgerow_session') ?? '';
    assert.notEqual(first, `${programmeId}.${'A'.repeat(43)}`);
    assert.equal((await mine.get('/today')).status, 200);
    await people.enter(mine, await people.emailOf(id));
    await mine.post('/sign-in/second', { code: codes[1] ?? '', to: '/today' });
    assert.notEqual(mine.jar.get('hedgerow_session'), first);
    const old = browserOf(app);
    old.jar.set('hedgerow_session', first);
    assert.equal((await old.get('/today')).status, 303);
    figure('sign-in', { attempts: 2, takenOver: 0 });
  });

  test('signing out ends the session at once and is on record', async () => {
    await people.forgetTries();
    const { id } = app.clare.coordinator.actor;
    const codes = await people.freshCodes(id);
    const mine = browserOf(app);
    await people.enter(mine, await people.emailOf(id));
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
    const token = await people.linkFor(await people.another());
    for (const password of [
      'short',
      'Password123456!',
      'maeveconsidine2026',
      'aaaaaaaaaaaaaa',
      'qwertyuiop123',
    ]) {
      const answer = await browserOf(app).post(`/join/${token}`, { password });
      assert.equal(answer.status, 422, password);
      assert.ok(!(await answer.text()).includes(password));
    }
  });
});
