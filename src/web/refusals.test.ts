import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { z } from 'zod';
import { NotFound } from '../core/index.ts';
import { createLog } from '../platform/log.ts';
import { text } from '../ui/index.ts';
import type { WebDeps } from './deps.ts';
import { route } from './route.ts';
import { type TestApp, testApp } from './testing.ts';

const routes = [
  route({
    method: 'get',
    path: '/team-only',
    door: ['administrator'],
    handle: async ask => ask.page('<p>'),
  }),
  route({
    method: 'get',
    path: '/records/:id',
    door: ['link_worker'],
    params: z.object({ id: z.string() }),
    handle: async () => {
      throw new NotFound('record');
    },
  }),
  route({
    method: 'post',
    path: '/:programme/say',
    door: 'visitor',
    form: z.object({ words: text() }),
    handle: async ask => ask.go({ to: '/' }),
    again: async ask => ask.page('<p>', 422),
  }),
  route({
    method: 'post',
    path: '/:programme/hooks/news',
    door: 'visitor',
    keyed: authorization => authorization === 'Bearer right',
    form: z.object({ news: z.string() }),
    handle: async ask => ask.c.body(null, 204),
  }),
];

type Line = Readonly<Record<string, unknown>>;

describe('what is refused is told to the log', () => {
  let app: TestApp;
  let lines: Line[] = [];
  const log = createLog({
    level: 'info',
    readable: false,
    write: line => lines.push(JSON.parse(line) as Line),
  });
  before(async () => {
    app = await testApp((deps: WebDeps) => {
      Object.assign(deps, { log });
      return routes;
    });
  });
  after(() => app.close());
  beforeEach(() => {
    lines = [];
  });
  const told = () => lines.filter(line => line['msg'] === 'refused');

  test('a page of another role: who, where and why, without what was typed', async () => {
    const { linkWorker } = app.clare;
    assert.equal((await app.get('/team-only?person=Orla', linkWorker)).status, 403);
    const [line, ...more] = told();
    assert.deepEqual(more, []);
    const { why, route, method, staff, role, programme } = line ?? {};
    assert.deepEqual(
      { why, route, method, staff, role, programme },
      {
        why: 'not_allowed',
        route: '/team-only',
        method: 'GET',
        staff: linkWorker.actor.id,
        role: 'link_worker',
        programme: linkWorker.actor.programmeId,
      },
    );
    assert.doesNotMatch(JSON.stringify(line), /Orla/);
  });

  test('a record that is not there for them, which is how a hidden one answers', async () => {
    assert.equal((await app.get('/records/7', app.clare.linkWorker)).status, 404);
    assert.deepEqual(
      told().map(line => [line['why'], line['route']]),
      [['not_there_for_them', '/records/:id']],
    );
  });

  test('a form from another site, one that does not fit, a wrong key, a flood', async () => {
    const send = (path: string, headers: Record<string, string>, body: string) =>
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body,
      });
    assert.equal((await send('/clare/say', { origin: 'https://evil.example' }, 'words=x')).status, 403);
    assert.equal((await app.post('/clare/say', { words: '' })).status, 422);
    assert.equal((await send('/clare/hooks/news', { authorization: 'Bearer wrong' }, 'news=x')).status, 401);
    assert.deepEqual(
      told().map(line => line['why']),
      ['not_allowed', 'does_not_fit', 'no_key'],
    );
    assert.doesNotMatch(JSON.stringify(lines), /wrong|evil/);
  });

  test('what is answered well, and a visitor who finds nothing, are not told of', async () => {
    await app.get('/team-only', app.clare.administrator);
    await app.get('/nothing-here');
    assert.deepEqual(told(), []);
  });
});
