import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { makeProvider, type Provider } from '../identity/index.ts';
import { figure } from '../platform/figures.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { signInRoutes } from './index.ts';
import { browserOf, type TestBrowser } from './testing.ts';
import { type TestProvider, testProvider } from './testing-provider.ts';

const back = (id: string) => `http://localhost/sign-in/back/${id}`;

let app: TestApp;
let first: TestProvider;
let second: TestProvider;
let down: Provider;
before(async () => {
  [first, second] = await Promise.all([testProvider([back('1')]), testProvider([back('2')])]);
  const settings = (id: string, { issuer, clientId, clientSecret }: TestProvider, bothSteps: boolean) => ({
    id,
    name: `Provider ${id}`,
    issuer,
    clientId,
    clientSecret,
    bothSteps,
  });
  const gone = await testProvider([back('1')]);
  await gone.close();
  down = makeProvider(settings('1', gone, true));
  const providers = [makeProvider(settings('1', first, true)), makeProvider(settings('2', second, false))];
  app = await testApp(deps => signInRoutes({ ...deps, providers }));
});
after(async () => {
  await app.close();
  await Promise.all([first.close(), second.close()]);
});
beforeEach(async () => {
  first.account = 'aoife-at-first';
  second.account = 'aoife-at-second';
});

const programmeId = () => app.clare.linkWorker.actor.programmeId;
const begin = (browser: TestBrowser, id: '1' | '2') =>
  browser.post(`/sign-in/with/${id}`, { programmeId: programmeId(), to: '/account' });
/** Where an answer leads: to a page of ours, or on to the provider. */
const there = (answer: Response) =>
  answer.headers.get('location') ?? answer.headers.get('refresh')?.replace('0; url=', '') ?? '';
const path = (address: string) => address.replace('http://localhost', '');
/** A browser in which somebody is signed in already. */
function inside(): TestBrowser {
  const browser = browserOf(app);
  const [name = '', value = ''] = app.clare.linkWorker.cookie.split('=');
  browser.jar.set(name, value);
  return browser;
}
/** Connects the link worker with whom a provider has at the door. */
async function connect(id: '1' | '2') {
  const mine = inside();
  const out = await mine.post(`/account/with/${id}`, {});
  const provider = id === '1' ? first : second;
  return mine.get(path(await provider.visit(there(out))));
}

/** How often somebody is written to about their sign-in. */
const toldOf = (what: string) =>
  app.sql<{ times: number }>(
    "select count(*)::int as times from outbox where name = 'StaffSignInChanged' and payload->>'what' = $1 and subject_id = $2",
    [what, app.clare.linkWorker.actor.id],
  );

describe('a provider of sign-ins', () => {
  test('somebody who is not connected does not get in, however they are called there', async () => {
    const [row] = await app.sql<{ email: string }>('select email from staff where id = $1', [
      app.clare.linkWorker.actor.id,
    ]);
    first.account = row?.email ?? '';
    const mine = browserOf(app);
    const arrived = await mine.get(path(await first.visit(there(await begin(mine, '1')))));
    assert.equal(arrived.status, 409);
    assert.match(await arrived.text(), /do not know you/);
    assert.equal(mine.jar.has('hedgerow_session'), false);
  });

  test('connected by somebody who is signed in, each of two lets them in; one that does both steps at once, the other asks', async () => {
    assert.equal((await connect('1')).headers.get('location'), '/account');
    assert.equal((await connect('2')).headers.get('location'), '/account');
    const mine = browserOf(app);
    const out = await begin(mine, '1');
    const asked = new URL(there(out)).searchParams;
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.ok((asked.get(name) ?? '').length >= 43, name);
    assert.equal(asked.get('code_challenge_method'), 'S256');
    assert.equal(asked.get('scope'), 'openid', 'nothing about the person is asked for');
    const arrived = await mine.get(path(await first.visit(there(out))));
    assert.equal(there(arrived), '/account');
    assert.match(await mine.page('/account'), /Aoife Hehir/);
    const other = browserOf(app);
    const half = await other.get(path(await second.visit(there(await begin(other, '2')))));
    assert.match(there(half), /^\/sign-in\/(second|set-up)/);
    assert.equal(other.jar.has('hedgerow_session'), false);
    const rows = await app.sql<{ issuer: string; subject: string }>(
      'select issuer, subject from staff_federation',
    );
    assert.deepEqual(rows.map(({ subject }) => subject).sort(), ['aoife-at-first', 'aoife-at-second']);
    assert.deepEqual(await toldOf('provider_linked'), [{ times: 2 }], 'their owner is written to');
  });

  test('one that was disconnected lets in no more, and its owner is written to; what is not connected is not there', async () => {
    const mine = inside();
    assert.equal((await mine.post('/account/without/2', {})).status, 303);
    assert.deepEqual(await toldOf('provider_unlinked'), [{ times: 1 }]);
    const gone = browserOf(app);
    assert.equal((await gone.get(path(await second.visit(there(await begin(gone, '2')))))).status, 409);
    assert.equal((await mine.post('/account/without/2', {})).status, 404);
    await connect('2');
  });

  test('who one is can be shown once more there: the same person, a moment ago; anybody else is refused', async () => {
    const mine = inside();
    await app.sql("update staff_session set proven_at = now() - interval '6 minutes'");
    const before = mine.jar.get('hedgerow_session');
    const again = async () => there(await mine.post('/step-up/with/1', { to: '/account/password' }));
    const asked = await again();
    assert.equal(new URL(asked).searchParams.get('prompt'), 'login');
    const shown = await mine.get(path(await first.visit(asked)));
    assert.equal(there(shown), '/account/password');
    assert.notEqual(mine.jar.get('hedgerow_session'), before);
    assert.equal((await mine.get('/account/password')).status, 200);
    const shownAgain = await app.sql("select 1 from audit_entry where verb = 'staff.shown_again'");
    assert.equal(shownAgain.length, 1, 'and it is on record');
    first.account = 'somebody-else';
    assert.equal((await mine.get(path(await first.visit(await again())))).status, 409);
    await app.sql('update staff_session set ended_at = null, proven_at = now()');
  });

  test('the same name at another provider is somebody else', async () => {
    second.account = 'aoife-at-first';
    const mine = browserOf(app);
    const arrived = await mine.get(path(await second.visit(there(await begin(mine, '2')))));
    assert.equal(arrived.status, 409);
    assert.equal(mine.jar.has('hedgerow_signing_in'), false);
  });

  test('whom a provider knows is one member of staff only', async () => {
    const other = browserOf(app);
    const [name = '', value = ''] = app.clare.coordinator.cookie.split('=');
    other.jar.set(name, value);
    const out = await other.post('/account/with/1', {});
    await other.get(path(await first.visit(there(out))));
    const rows = await app.sql('select 1 from staff_federation where subject = $1', ['aoife-at-first']);
    assert.equal(rows.length, 1);
    assert.match(await other.page('/account'), /connected already/);
  });

  test('a code is used once; the address of another browser, or one that was opened before, opens nothing', async () => {
    const mine = browserOf(app);
    const address = path(await first.visit(there(await begin(mine, '1'))));
    const thief = browserOf(app);
    assert.equal((await thief.get(address)).status, 409, 'a browser that never set out');
    await begin(thief, '1');
    assert.equal((await thief.get(address)).status, 409, 'one that set out on its own: another state');
    const trip = mine.jar.get('hedgerow_trip') ?? '';
    assert.equal((await mine.get(address)).status, 303);
    const again = browserOf(app);
    again.jar.set('hedgerow_trip', trip);
    assert.equal((await again.get(address)).status, 409, 'the same trip again');
    figure('sign-in', { attempts: 3, takenOver: 0 });
  });

  test('two at the same moment with one address: one gets in', async () => {
    const mine = browserOf(app);
    const address = path(await first.visit(there(await begin(mine, '1'))));
    const twin = browserOf(app);
    twin.jar.set('hedgerow_trip', mine.jar.get('hedgerow_trip') ?? '');
    const both = await Promise.all([mine.get(address), twin.get(address)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 409]);
    figure('sign-in', { attempts: 1, takenOver: 0 });
  });

  test('a wrong nonce, a wrong verifier, a wrong issuer and a code of the other provider are refused', async () => {
    const provider = makeProvider({ ...first, id: '1', name: 'First', bothSteps: true });
    const other = makeProvider({ ...second, id: '2', name: 'Second', bothSteps: true });
    const went = async () => {
      const { address, ...trip } = await provider.begin(back('1'));
      return { trip, came: new URL(await first.visit(address)) };
    };
    const refused = { name: 'ProviderRefused' };
    const nonce = await went();
    await assert.rejects(provider.finish(nonce.came, { ...nonce.trip, nonce: 'another' }), refused);
    const verifier = await went();
    await assert.rejects(
      provider.finish(verifier.came, { ...verifier.trip, verifier: 'x'.repeat(43) }),
      refused,
    );
    const state = await went();
    await assert.rejects(provider.finish(state.came, { ...state.trip, state: 'another' }), refused);
    const issuer = await went();
    issuer.came.searchParams.set('iss', 'https://evil.example');
    await assert.rejects(provider.finish(issuer.came, issuer.trip), refused);
    const mixed = await went();
    await assert.rejects(other.finish(mixed.came, mixed.trip), refused);
    const right = await went();
    assert.deepEqual(await provider.finish(right.came, right.trip), {
      issuer: first.issuer,
      subject: 'aoife-at-first',
    });
    await assert.rejects(
      provider.finish(right.came, right.trip),
      refused,
      'the provider takes no code twice',
    );
    figure('sign-in', { attempts: 6, takenOver: 0, providers: 2 });
  });

  test('a provider that says it is another is not believed', async () => {
    const liar = makeProvider({
      ...first,
      issuer: first.issuer.replace('127.0.0.1', 'localhost'),
      id: '1',
      name: 'Liar',
      bothSteps: true,
    });
    await assert.rejects(liar.begin(back('1')), { name: 'ProviderDown' });
  });

  test('one that does not answer is said to be down, and is asked again the next time', async () => {
    const providers = [down];
    const shut = await testApp(deps => signInRoutes({ ...deps, providers }));
    after(() => shut.close());
    const mine = browserOf(shut);
    const answer = await mine.post('/sign-in/with/1', {
      programmeId: shut.clare.linkWorker.actor.programmeId,
      to: '/today',
    });
    assert.equal(answer.status, 409);
    assert.match(await answer.text(), /does not answer/);
  });

  test('whoever leaves the programme gets in no more', async () => {
    await app.sql('update staff set active = false where id = $1', [app.clare.linkWorker.actor.id]);
    const mine = browserOf(app);
    const arrived = await mine.get(path(await first.visit(there(await begin(mine, '1')))));
    assert.equal(arrived.status, 409);
    await app.sql('update staff set active = true where id = $1', [app.clare.linkWorker.actor.id]);
  });
});
