import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { signInRoutes } from '../account/index.ts';
import { audit } from '../audit/index.ts';
import { NotFound, newId, Refused, Stale } from '../core/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { document, text } from '../ui/index.ts';
import { route } from './route.ts';
import { webRoutines } from './routines.ts';
import { type TestApp, testApp } from './testing.ts';

let carriedOut = 0;
const staffOnly = ['link_worker', 'coordinator'] as const;

const routes = [
  route({
    method: 'get',
    path: '/thing/:id',
    door: staffOnly,
    params: z.object({ id: z.uuid() }),
    handle: async ask => ask.json({ id: ask.params.id, today: String(ask.today), name: ask.actor.name }),
  }),
  route({
    method: 'post',
    path: '/thing',
    door: staffOnly,
    form: z.object({ words: text({ max: 40, missing: 'ui.errors.text' }) }),
    handle: ask =>
      ask.commit(async scope => {
        carriedOut += 1;
        await audit(scope, { verb: 'task.made', subject: { kind: 'thing', id: newId() } });
        if (ask.form.words === 'fail') throw new Error('no');
        return { to: `/thing/${newId()}`, flash: { key: 'web.signOut.done' } };
      }),
    again: async (ask, faults, typed) => ask.json({ faults, typed: typed.get('words') }, 422),
  }),
  route({
    method: 'get',
    path: '/throws/:what',
    door: staffOnly,
    params: z.object({ what: z.string() }),
    async handle(ask) {
      if (ask.params.what === 'refused') throw new Refused('web.error.notYours');
      if (ask.params.what === 'stale') throw new Stale({ yours: '<b>mine</b>', theirs: 'theirs' });
      if (ask.params.what === 'secret') throw new Error('Breda Kinnane');
      throw new NotFound('thing');
    },
  }),
  route({ method: 'get', path: '/anyone', door: 'anyone', handle: async ask => ask.json({}) }),
  route({
    method: 'get',
    path: '/:programme/hello',
    door: 'visitor',
    handle: async ask => ask.page(document(ask.programme.name)),
  }),
];

const safe = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  [
    'permissions-policy',
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), ' +
      'magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
  ],
  [
    'content-security-policy',
    "default-src 'none'; style-src 'self'; script-src 'nonce-HERE'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
      "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; " +
      'trusted-types default',
  ],
] as const;

/** The word of one answer as everybody may know it. */
const withoutNonce = (value: string | null) =>
  value?.replace(/'nonce-[A-Za-z0-9+/]{22}=='/, "'nonce-HERE'") ?? null;

describe('declared addresses', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(routes);
  });
  after(() => app.close());

  test('staff are let in, others are led to the sign-in, other roles are told so', async () => {
    const path = `/thing/${newId()}`;
    const inside = await app.get(path, app.clare.linkWorker);
    assert.equal(inside.status, 200);
    assert.equal((await inside.json()).name, 'Aoife Hehir');
    const outside = await app.get(path);
    assert.equal(outside.status, 303);
    assert.equal(outside.headers.get('location'), `/sign-in?to=${encodeURIComponent(path)}`);
    assert.equal((await app.get(path, app.clare.administrator)).status, 403);
  });

  test('a page for anyone needs neither sign-in nor programme', async () => {
    assert.equal((await app.get('/anyone')).status, 200);
    assert.equal((await app.get('/anyone', app.clare.linkWorker)).status, 200);
  });

  test('a path that does not fit and a page that is not there are both 404', async () => {
    assert.equal((await app.get('/thing/1', app.clare.linkWorker)).status, 404);
    assert.equal((await app.get('/nowhere/at/all', app.clare.linkWorker)).status, 404);
  });

  test('a public page belongs to the programme in its address', async () => {
    assert.match(await (await app.get('/clare/hello')).text(), /Hedgerow County Clare/);
    assert.match(await (await app.get('/trafford/hello', app.clare.linkWorker)).text(), /Hedgerow Trafford/);
    assert.equal((await app.get('/kerry/hello')).status, 404);
  });

  test('a form that does not fit is answered with 422 and keeps what was typed', async () => {
    const answer = await app.post('/thing', { words: 'x'.repeat(41) }, app.clare.linkWorker);
    assert.equal(answer.status, 422);
    const { faults, typed } = await answer.json();
    assert.equal(typed.length, 41);
    assert.deepEqual(Object.keys(faults), ['words']);
  });

  test('the same form twice, even at once, is carried out once and leads to the same place', async () => {
    const before = carriedOut;
    const once = newId();
    const send = () => app.post('/thing', { words: 'hello', _once: once }, app.clare.linkWorker);
    const answers = await Promise.all([send(), send(), send()]);
    assert.equal(carriedOut, before + 1);
    assert.deepEqual(
      answers.map(one => one.status),
      [303, 303, 303],
    );
    assert.equal(new Set(answers.map(one => one.headers.get('location'))).size, 1);
  });

  test('a change that fails leaves nothing, not even its audit entry, and may be sent again', async () => {
    const once = newId();
    const count = async () => (await app.sql('select 1 from audit_entry')).length;
    const before = await count();
    assert.equal(
      (await app.post('/thing', { words: 'fail', _once: once }, app.clare.linkWorker)).status,
      500,
    );
    assert.equal(await count(), before);
    assert.equal(
      (await app.post('/thing', { words: 'fine', _once: once }, app.clare.linkWorker)).status,
      303,
    );
    assert.equal(await count(), before + 1);
  });

  test('a form of another sign-in or another site is refused', async () => {
    const other = await app.post('/thing', { words: 'x', _csrf: 'wrong' }, app.clare.linkWorker);
    assert.equal(other.status, 403);
  });

  test('what is thrown becomes a page with its status, as text', async () => {
    const refused = await app.get('/throws/refused', app.clare.linkWorker);
    assert.equal(refused.status, 409);
    const stale = await app.get('/throws/stale', app.clare.linkWorker);
    assert.equal(stale.status, 409);
    const shown = await stale.text();
    assert.match(shown, /&lt;b&gt;mine/);
    assert.match(shown, /theirs/);
    assert.match(shown, /href="\/throws\/stale"/);
    const secret = await app.get('/throws/secret', app.clare.linkWorker);
    assert.equal(secret.status, 500);
    assert.doesNotMatch(await secret.text(), /Breda/);
  });

  test('whatever the answer is, it carries the policy and its companions', async () => {
    const own = { origin: 'http://localhost' };
    const long = new URLSearchParams({ words: 'x'.repeat(300_000) });
    const answers: readonly (readonly [number, Response])[] = [
      [200, await app.get('/clare/hello')],
      [200, await app.get('/health')],
      [303, await app.get(`/thing/${newId()}`)],
      [
        403,
        await app.request('/thing', {
          method: 'POST',
          headers: { origin: 'https://elsewhere.example' },
          body: long,
        }),
      ],
      [404, await app.get('/clare/nowhere')],
      [413, await app.request('/thing', { method: 'POST', headers: own, body: long })],
      [500, await app.get('/throws/secret', app.clare.coordinator)],
    ];
    for (const [status, answer] of answers) {
      assert.equal(answer.status, status);
      for (const [name, value] of safe)
        assert.equal(withoutNonce(answer.headers.get(name)), value, `${name} of ${status}`);
    }
  });

  test('an idle sign-in ends; what was typed is kept and shown again after the next', async () => {
    await app.sql(`update staff_session set last_seen_at = last_seen_at - interval '31 minutes'`);
    const path = '/thing';
    const answer = await app.post(path, { words: 'A long <note>' }, app.clare.coordinator);
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), '/sign-in?expired=1');
    const kept = answer.headers.getSetCookie().find(one => one.startsWith('hedgerow_kept='));
    assert.ok(kept);
    const rows = await app.sql<{ body: Buffer }>('select body from interrupted_form');
    assert.equal(rows.length, 1);
    assert.ok(!rows[0]?.body.includes('long'));
  });

  test('every page carries the strict policy', async () => {
    const answer = await app.get('/clare/hello');
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  });
});

describe('what goes wrong', () => {
  const asJson = { 'content-type': 'application/json' };
  const programs = [
    ...routes,
    route({
      method: 'post',
      path: '/api/thing',
      door: staffOnly,
      json: true,
      form: z.strictObject({ words: z.string() }),
      handle: async ask => {
        if (ask.form.words === 'fail') throw new Error('Breda Kinnane');
        if (ask.form.words === 'refuse') throw new Refused('web.error.notYours');
        return ask.json({});
      },
    }),
    route({
      method: 'get',
      path: '/:programme/lost',
      door: 'visitor',
      handle: async () => {
        throw new NotFound('thing');
      },
    }),
  ];

  test('under /api it is told as a problem, with nothing of the inside', async () => {
    const app = await testApp(programs);
    after(() => app.close());
    const send = (body: string, cookie = app.clare.linkWorker.cookie) =>
      app.request('/api/thing', {
        method: 'POST',
        body,
        headers: { ...asJson, cookie, origin: 'http://localhost' },
      });
    const told: readonly (readonly [number, Response])[] = [
      [500, await send('{"words":"fail"}')],
      [409, await send('{"words":"refuse"}')],
      [422, await send('{')],
      [422, await send('{"words":"x","<script>alert(1)</script>":0}')],
      [401, await send('{}', '')],
      [403, await send('{"words":"x"}', app.clare.administrator.cookie)],
      [404, await app.get('/api/nothing')],
      [413, await send(JSON.stringify({ words: 'x'.repeat(300_000) }))],
    ];
    for (const [status, answer] of told) {
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
      const body = await answer.text();
      assert.equal(JSON.parse(body).status, status);
      assert.doesNotMatch(body, /Breda/);
      assert.doesNotMatch(body, /</, 'a reader that takes it for a page finds no mark-up in it');
    }
  });

  test('a page of a programme that does not work keeps its name, its number and the way to its start', async () => {
    const app = await testApp(programs);
    after(() => app.close());
    for (const path of ['/clare/lost', '/clare/nowhere/at/all']) {
      const page = await app.get(path, path.endsWith('all') ? app.trafford.linkWorker : undefined);
      assert.equal(page.status, 404);
      const text = await page.text();
      assert.match(text, /020 915 0100/);
      assert.match(text, /href="\/clare"/);
      assert.doesNotMatch(text, /Trafford/);
    }
    assert.doesNotMatch(await (await app.get('/nowhere')).text(), /020 915/);
  });

  test('over https the sign-in cookie is bound to this host', async () => {
    const app = await testApp(deps => [...programs, ...routes, ...signInRoutes(deps)], undefined, {
      publicUrl: 'https://hedgerow.example',
    });
    after(() => app.close());
    const { actor, cookie } = app.clare.linkWorker;
    assert.equal((await app.get(`/thing/${newId()}`, app.clare.linkWorker)).status, 200);
    const neighbour = { actor, cookie: cookie.replace('__Host-', '') };
    assert.equal((await app.get(`/thing/${newId()}`, neighbour)).status, 303);
    const out = await app.post('/sign-out', {}, app.clare.linkWorker);
    assert.match(out.headers.getSetCookie().join(), /__Host-hedgerow_session=;.*Secure/);
    const chosen = await app.get('/sign-in?lang=ga');
    assert.match(chosen.headers.getSetCookie().join(), /^__Host-hedgerow_lang=ga;.*Secure/);
    const made = await app.post('/thing', { words: 'hello' }, app.clare.linkWorker);
    for (const one of made.headers.getSetCookie()) assert.match(one, /^__Host-\w+=.*Path=\/;.*Secure/);
    assert.equal(out.headers.get('clear-site-data'), '"cache", "storage"');
    assert.equal(out.headers.get('strict-transport-security'), 'max-age=31536000; includeSubDomains');
  });
});

describe('what is kept only for a while', () => {
  test('where forms led and interrupted forms are forgotten, fresh ones stay', async () => {
    const app = await testApp(routes);
    after(() => app.close());
    await app.post('/thing', { words: 'hello' }, app.clare.linkWorker);
    app.clock.forward({ hours: 1 });
    await app.sql(`update staff_session set last_seen_at = last_seen_at - interval '1 hour'`);
    await app.post('/thing', { words: 'typed' }, app.clare.linkWorker);
    const forget = () =>
      app.database.within(
        systemActor(app.clare.linkWorker.actor.programmeId),
        scope => webRoutines[0]?.handle(scope) ?? Promise.resolve(),
      );
    const kept = async () => [
      (await app.sql('select 1 from submission where location like $1', ['/thing/%'])).length,
      (await app.sql('select 1 from interrupted_form')).length,
    ];
    await forget();
    assert.deepEqual(await kept(), [1, 1]);
    app.clock.forward({ hours: 72 });
    await forget();
    assert.deepEqual(await kept(), [0, 0]);
  });
});
