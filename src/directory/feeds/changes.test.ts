import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type TestApp, testApp } from '../../web/testing.ts';
import { runFeed } from './change-feed.ts';
import { apiOf, apiService, countsOf, type FeedServer, feedBench, feedServer, sendJson } from './testing.ts';

describe('feeds that tell what changed', () => {
  let app: TestApp;
  let server: FeedServer;
  let bench: ReturnType<typeof feedBench>;
  before(async () => {
    app = await testApp([]);
    server = await feedServer();
    bench = feedBench(app, server);
  });
  after(async () => {
    await server.close();
    await app.close();
  });
  beforeEach(() => {
    server.asked.length = 0;
  });

  const day = (days: number) =>
    app.clock
      .now()
      .add({ hours: 24 * days })
      .toString();
  const later = (days: number) => app.clock.forward({ hours: 24 * days });
  const old = '2026-01-01T00:00:00Z';
  const services = () => Array.from({ length: 8 }, (_, at) => apiService(at, { last_modified: old }));
  const memory = async (feedId: string) => {
    const [row] = await app.sql<{ memory: Record<string, string> }>(
      'select memory from directory.feed where id = $1',
      [feedId],
    );
    return row?.memory ?? {};
  };
  const askedFor = (part: string) => server.asked.filter(one => one.includes(part)).length;
  /** A feed that was walked twice: the second time it was found out whether it tells changes. */
  const known = async (answer: FeedServer['answer']) => {
    server.answer = answer;
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    await bench.carryOut(runId);
    await bench.again(feedId);
    server.asked.length = 0;
    return feedId;
  };

  test('are asked only for that, and once a week for everything, which shows what disappeared', async () => {
    let list = services();
    const feedId = await known((url, response) => apiOf(list)(url, response));
    assert.equal((await memory(feedId))['tellsChanges'], 'yes');
    later(1);
    const before = await bench.written();
    const nothing = await bench.again(feedId);
    assert.deepEqual([nothing.state, ...countsOf(nothing)], ['done', 0, 0, 0, 0]);
    assert.ok(
      server.asked.every(one => one.includes('modified_after=2026-11-22')),
      server.asked.join(' '),
    );
    assert.deepEqual(await bench.written(), before);

    list = [...list.slice(1, 7), apiService(7, { name: 'Renamed', last_modified: day(0) })];
    later(1);
    const changed = await bench.again(feedId);
    assert.deepEqual(countsOf(changed), [0, 1, 0, 0]);
    assert.ok(changed.asked_since !== null);
    assert.ok((await bench.listed(feedId)).includes('Service 0'), 'what is not named is not gone');

    later(7);
    const whole = await bench.again(feedId);
    assert.deepEqual([whole.asked_since, ...countsOf(whole)], [null, 0, 0, 7, 1]);
    assert.equal((await memory(feedId))['tellsChanges'], 'yes');
  });

  test('a server that leaves changes out is found out by the weekly walk, and asked for everything from then on', async () => {
    let list = services();
    const liar: FeedServer['answer'] = (url, response) => {
      const after = url.searchParams.get('modified_after') ?? '1970';
      if (after.startsWith('1970')) apiOf(list.map(({ last_modified: _, ...one }) => one))(url, response);
      else sendJson(response, { total_items: 0, total_pages: 0, last_page: true, contents: [] });
    };
    const feedId = await known(liar);
    assert.equal((await memory(feedId))['tellsChanges'], 'yes');
    list = [...list.slice(0, 7), apiService(7, { name: 'Renamed', last_modified: old })];
    later(1);
    assert.deepEqual(countsOf(await bench.again(feedId)), [0, 0, 0, 0]);
    later(7);
    assert.deepEqual(
      countsOf(await bench.again(feedId)),
      [0, 1, 7, 0],
      'nothing is lost for longer than a week',
    );
    assert.equal((await memory(feedId))['tellsChanges'], 'untrue');
    list = [...list.slice(0, 7), apiService(7, { name: 'Once more', last_modified: old })];
    later(1);
    server.asked.length = 0;
    assert.deepEqual(countsOf(await bench.again(feedId)), [0, 1, 7, 0]);
    assert.equal(askedFor('modified_after'), 0);
  });

  test('a server that knows the word not, refuses it or never has changes is always asked for everything', async () => {
    const whole = services().map(({ last_modified: _, ...one }) => one);
    const behaviours: Record<string, FeedServer['answer']> = {
      'gives everything all the same': apiOf(whole),
      'refuses it': (url, response) =>
        url.searchParams.has('modified_after') ? response.writeHead(400).end() : apiOf(whole)(url, response),
      'never has any': (url, response) =>
        url.searchParams.has('modified_after')
          ? sendJson(response, { total_items: 0, total_pages: 0, contents: [] })
          : apiOf(whole)(url, response),
    };
    for (const [name, answer] of Object.entries(behaviours)) {
      const feedId = await known(answer);
      assert.equal((await memory(feedId))['tellsChanges'], 'no', name);
      const run = await bench.again(feedId);
      assert.deepEqual([askedFor('modified_after'), ...countsOf(run)], [0, 0, 0, 8, 0], name);
    }
  });

  test('a total of everything beside a few changes ends, and a page that comes again loses nothing', async () => {
    const list = services();
    const odd: FeedServer['answer'] = (url, response) => {
      const after = url.searchParams.get('modified_after');
      if (after === null || after > '2027' || after < '1971') return apiOf(list)(url, response);
      sendJson(response, {
        total_items: 9000,
        total_pages: 3000,
        contents: [apiService(3, { name: 'Three' })],
      });
    };
    const feedId = await known(odd);
    const since = (await memory(feedId))['since'];
    later(1);
    assert.deepEqual(countsOf(await bench.again(feedId)), [0, 1, 0, 0]);
    assert.ok(server.asked.length < 6, server.asked.join(' '));
    assert.equal((await memory(feedId))['since'], since, 'the next run asks from the same day');
  });

  test('a run that is broken off goes on asking for changes', async () => {
    const list = services();
    const feedId = await known((url, response) => apiOf(list, 1)(url, response));
    for (const at of [1, 2, 3]) list[at] = apiService(at, { name: `New ${at}`, last_modified: day(0) });
    later(1);
    const stop = new AbortController();
    server.answer = (url, response) => {
      if (url.searchParams.get('page') === '2') stop.abort();
      apiOf(list, 1)(url, response);
    };
    const runId = await app.database.within(bench.actor(), scope =>
      runFeed(scope, { region: 'uk', feedId }, false),
    );
    assert.equal((await bench.carryOut(runId, {}, stop.signal)).state, 'running');
    server.asked.length = 0;
    assert.deepEqual(countsOf(await bench.carryOut(runId)), [0, 3, 0, 0]);
    assert.equal(askedFor('modified_after'), server.asked.length);
    assert.equal((await bench.listed(feedId)).length, 8);
  });

  test('details of a short list that could not be had are asked for again', async () => {
    const list = services().map(({ id, name, status, last_modified }) => ({
      id,
      name,
      status,
      last_modified,
    }));
    let lost = '';
    const feedId = await known((url, response) => {
      const id = /^\/services\/(.+)$/.exec(url.pathname)?.[1];
      if (id === undefined) apiOf(list)(url, response);
      else if (id === lost) response.writeHead(404).end();
      else
        sendJson(
          response,
          apiService(
            Number(id.slice(1)),
            list.find(one => one.id === id),
          ),
        );
    });
    list.splice(2, 1, { id: 's2', name: 'Two', status: 'active', last_modified: day(0) });
    lost = 's2';
    later(1);
    assert.equal((await bench.again(feedId)).left_out, 1);
    lost = '';
    later(1);
    assert.deepEqual(countsOf(await bench.again(feedId)), [0, 1, 0, 0]);
  });
});
