import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { signInRoutes } from '../account/index.ts';
import { newId } from '../core/index.ts';
import { findForm, keepForm, startSession } from '../identity/index.ts';
import { id, text } from '../ui/index.ts';
import { onwards } from './onwards.ts';
import { route } from './route.ts';
import { type TestApp, testApp } from './testing.ts';

const staffOnly = ['link_worker', 'coordinator'] as const;
const made: string[] = [];

function writes(path: string) {
  return route({
    method: 'post',
    path,
    door: staffOnly,
    form: z.object({ words: text({ max: 40 }) }),
    handle: ask =>
      ask.commit(async () => {
        made.push(`${path} ${ask.form.words}`);
        return { to: `/seen/${newId()}` };
      }),
    again: async (ask, faults) => ask.json({ faults }, 422),
  });
}

const routes = [
  writes('/first'),
  writes('/second'),
  route({
    method: 'get',
    path: '/echo/:text',
    door: staffOnly,
    params: z.object({ text: z.string() }),
    query: z.object({ q: z.string().default('') }),
    handle: ask =>
      ask.within(async ({ db }) => {
        const { q } = ask.query;
        await db.selectFrom('programme').select('id').where('slug', '=', q).execute();
        return ask.json({ q });
      }),
  }),
  route({
    method: 'post',
    path: '/:programme/ask',
    door: 'visitor',
    handle: async ask => ask.json({ role: ask.actor.role }),
  }),
  route({
    method: 'post',
    path: '/ids',
    door: staffOnly,
    form: z.object({ thing: id() }),
    handle: async ask => ask.json({ thing: ask.form.thing }),
    again: async ask => ask.json({}, 422),
  }),
];

describe('a hostile or unlucky browser', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(routes);
  });
  after(() => app.close());
  const raw = (body: string, type: string | null, headers: Record<string, string> = {}) =>
    app.request('/first', {
      method: 'POST',
      body: new TextEncoder().encode(body),
      headers: {
        cookie: app.clare.linkWorker.cookie,
        origin: 'http://localhost',
        ...(type === null ? {} : { 'content-type': type }),
        ...headers,
      },
    });

  test('a body that is no form is refused, whatever it says it is', async () => {
    for (const type of [
      null,
      'application/json',
      'text/plain',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'x',
    ]) {
      assert.equal((await raw('{"words":"a"}', type)).status, 422, String(type));
    }
  });

  test('a form from another site is refused; behind a proxy that ends https the own site is not', async () => {
    const type = 'application/x-www-form-urlencoded';
    assert.equal((await raw('words=a', type, { origin: 'https://evil.example' })).status, 403);
    assert.equal((await raw('words=a', type, { origin: 'null' })).status, 403);
    const proxied = await raw('words=a', type, { origin: 'https://localhost', host: 'localhost' });
    assert.match(await proxied.text(), /too old/, 'got as far as the form token');
  });

  test('U+0000 in an address finds nothing and in a query counts as not typed', async () => {
    assert.equal((await app.get('/echo/a%00b', app.clare.linkWorker)).status, 404);
    const answer = await app.get('/echo/a?q=cl%00are', app.clare.linkWorker);
    assert.deepEqual(await answer.json(), { q: 'clare' });
  });

  test('a cookie in the shape of ours that is none is no sign-in', async () => {
    const answer = await app.request('/echo/a', {
      headers: { cookie: `hedgerow_session=${'-'.repeat(36)}.${'A'.repeat(43)}` },
    });
    assert.equal(answer.status, 303);
  });

  test('nothing is kept of a form whose sign-in never was', async () => {
    const { programmeId } = app.clare.linkWorker.actor;
    const cookie = `hedgerow_session=${programmeId}.${'A'.repeat(43)}`;
    const answer = await raw('words=flood', 'application/x-www-form-urlencoded', { cookie });
    assert.equal(answer.headers.get('location'), '/sign-in?to=%2Ftoday');
    assert.deepEqual(await app.sql('select 1 from interrupted_form'), []);
  });

  test('a public form is sent as a visitor, also by somebody who is signed in', async () => {
    const { cookie } = app.clare.linkWorker;
    const answer = await app.request('/clare/ask', {
      method: 'POST',
      body: new FormData(),
      headers: { cookie, origin: 'http://localhost' },
    });
    assert.deepEqual(await answer.json(), { role: 'public' });
  });

  test('an id in capitals is the same id', async () => {
    const thing = newId();
    const answer = await app.post('/ids', { thing: thing.toUpperCase() }, app.clare.linkWorker);
    assert.deepEqual(await answer.json(), { thing });
  });
});

describe('a form that was interrupted', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(deps => [...routes, ...signInRoutes(deps)]);
  });
  after(() => app.close());

  /** A browser: sends what cookies it was given. */
  function browser(cookie: string) {
    const jar = new Map(cookie.split('; ').map(one => one.split('=', 2) as [string, string]));
    const actor = app.clare.linkWorker.actor;
    const person = () => ({ actor, cookie: [...jar].map(one => one.join('=')).join('; ') });
    const keep = (answer: Response) => {
      for (const set of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = set.split(';')[0]?.split('=', 2) ?? [];
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
      return answer;
    };
    return {
      jar,
      post: async (path: string, fields: Record<string, string | readonly (string | File)[]>) =>
        keep(await app.post(path, fields, person())),
      page: async (path: string) => keep(await app.get(path, person())).text(),
      signIn: async () =>
        jar.set('hedgerow_session', await startSession(app.database, actor.programmeId, actor.id)),
    };
  }
  const namesOn = (page: string) =>
    [...page.matchAll(/name="_kept" value="([^"]+)"/g)].map(one => one[1] ?? '');

  test('of a flood only the last three hundred of a programme are kept', async () => {
    const { programmeId, id: staffId } = app.clare.linkWorker.actor;
    const old = await keepForm(app.database, programmeId, { staffId, path: '/first', fields: [], files: [] });
    await app.sql(
      `insert into interrupted_form (programme_id, token_hash, path, body, created_at, expires_at)
       select $1, decode(lpad(to_hex(n), 64, '0'), 'hex'), '/first', '', $2::timestamptz + interval '1 second', $2::timestamptz + interval '1 day'
       from generate_series(1, 310) n`,
      [programmeId, app.clock.now().toString()],
    );
    await keepForm(app.database, programmeId, { staffId, path: '/second', fields: [], files: [] });
    const [left] = await app.sql<{ count: number }>('select count(*)::int as count from interrupted_form');
    assert.equal(left?.count, 300);
    assert.equal(await findForm(app.database, programmeId, staffId, old), null);
    await app.sql('delete from interrupted_form');
  });

  test('is shown to whoever typed it only, and is gone once it was sent', async () => {
    const { database, clare } = app;
    const { programmeId, id: staffId } = clare.linkWorker.actor;
    const fields = [['words', 'typed before lunch']] as const;
    const token = await keepForm(database, programmeId, { staffId, path: '/first', fields, files: [] });
    const found = () => findForm(database, programmeId, staffId, token);
    assert.deepEqual((await found())?.fields, fields);
    assert.equal(await findForm(database, programmeId, clare.coordinator.actor.id, token), null);
    const mine = browser(`${clare.linkWorker.cookie}; hedgerow_kept=${programmeId}.${token}`);
    await mine.post('/first', { words: 'something else' });
    assert.ok(await found(), 'another form does not end it');
    const [name = ''] = namesOn(await mine.page('/resume'));
    await mine.post('/first', { words: 'typed before lunch', _kept: name });
    assert.equal(await found(), null);
    assert.ok(!mine.jar.has('hedgerow_kept'));
  });

  test('two windows at once: both are kept, shown and sent, and chosen files are named', async () => {
    const mine = browser(app.clare.linkWorker.cookie);
    await mine.signIn();
    await app.sql(`update staff_session set last_seen_at = last_seen_at - interval '31 minutes'`);
    await mine.post('/first', { words: 'first window' });
    const file = new File(['a,b'], 'groups.csv', { type: 'text/csv' });
    await mine.post('/second', { words: 'second window', file: [file] });
    await mine.signIn();
    const page = await mine.page('/resume');
    assert.ok(page.includes('first window') && page.includes('second window'));
    assert.ok(page.includes('groups.csv') && page.includes('is not here'));
    const [one = '', two = ''] = namesOn(page);
    const sent = await mine.post('/first', { words: 'first window', _kept: one });
    assert.equal(sent.headers.get('location'), '/resume?sent=1', 'what is left is not forgotten');
    const left = await mine.page('/resume?sent=1');
    assert.ok(!left.includes('first window') && left.includes('second window'));
    const last = await mine.post('/second', { words: 'second window', _kept: two });
    assert.match(last.headers.get('location') ?? '', /^\/seen\//);
    assert.deepEqual(made.slice(-2), ['/first first window', '/second second window']);
    assert.deepEqual(await app.sql('select 1 from interrupted_form'), []);
  });

  test('a window left open over a new sign-in keeps its words too; a token of nobody opens nothing', async () => {
    const mine = browser(app.clare.linkWorker.cookie);
    await mine.signIn();
    const token = app.formTokenOf(mine.jar.get('hedgerow_session') ?? '');
    await mine.signIn();
    const answer = await mine.post('/first', { words: 'typed under the old one', _csrf: await token });
    assert.equal(answer.headers.get('location'), '/resume');
    const page = await mine.page('/resume');
    assert.ok(page.includes('typed under the old one'));
    await mine.post('/resume/drop', { which: namesOn(page)[0] ?? '' });
    assert.deepEqual(await app.sql('select 1 from interrupted_form'), []);
    const theirs = app.formTokenOf(app.clare.coordinator.cookie.split('=')[1] ?? '');
    const other = await mine.post('/first', { words: 'x', _csrf: await theirs });
    assert.equal(other.status, 403);
    assert.deepEqual(await app.sql('select 1 from interrupted_form'), []);
  });
});

describe('the key of a form', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(routes);
  });
  after(() => app.close());

  test('opens nothing to another member of staff: theirs is a form of its own', async () => {
    const once = newId();
    const mine = await app.post('/first', { words: 'mine', _once: once }, app.clare.linkWorker);
    const theirs = await app.post('/first', { words: 'mine', _once: once }, app.clare.coordinator);
    assert.notEqual(theirs.headers.get('location'), mine.headers.get('location'));
    assert.equal(made.filter(one => one === '/first mine').length, 2);
  });

  test('another button of the same form does its own work', async () => {
    const once = newId();
    await app.post('/first', { words: 'button', _once: once }, app.clare.linkWorker);
    await app.post('/second', { words: 'button', _once: once }, app.clare.linkWorker);
    assert.deepEqual(made.slice(-2), ['/first button', '/second button']);
  });

  test('sent again with other words after the back button: done once, and the reader is told', async () => {
    const once = newId();
    const first = await app.post('/first', { words: 'a typo', _once: once }, app.clare.linkWorker);
    const again = await app.post('/first', { words: 'no typo', _once: once }, app.clare.linkWorker);
    assert.equal(again.headers.get('location'), first.headers.get('location'));
    assert.match(again.headers.get('set-cookie') ?? '', /hedgerow_flash=/);
    assert.ok(!made.includes('/first no typo'));
  });
});

test('after the sign-in one goes on only within this site', () => {
  for (const away of [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/a\nb',
    '/\u0000',
    'https://evil.example',
    '',
  ]) {
    assert.equal(onwards.parse(away), '/today', JSON.stringify(away));
  }
  assert.equal(onwards.parse('/cases/1?day=2026-11-24#note'), '/cases/1?day=2026-11-24#note');
});
