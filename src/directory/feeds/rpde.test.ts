import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { type TestApp, testApp } from '../../web/testing.ts';
import {
  type Change,
  countsOf,
  type FeedServer,
  feedBench,
  feedServer,
  rpdePage,
  sendJson,
} from './testing.ts';

const series = (id: string, more: object = {}) => ({
  '@type': 'SessionSeries',
  '@id': `https://a.example/${id}`,
  name: `Series ${id}`,
  ...more,
});

describe('feeds of OpenActive', () => {
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

  const feedOf = (changes: Change[], size = 2) => {
    server.answer = (url, response) => sendJson(response, rpdePage(server.base, changes, url, size));
  };

  test('changes, deletions and equal marks are followed from the cursor', async () => {
    const changes: Change[] = ['a', 'b', 'c', 'd', 'e'].map(id => ({ id, modified: 5, data: series(id) }));
    feedOf(changes);
    const { feedId, runId } = await bench.add('rpde', '/feed');
    assert.deepEqual(countsOf(await bench.carryOut(runId)), [5, 0, 0, 0]);
    server.asked.length = 0;
    const before = await bench.written();
    await bench.again(feedId);
    assert.deepEqual(server.asked, ['/feed?afterTimestamp=5&afterId=e']);
    assert.deepEqual(await bench.written(), before);
    changes.push({ id: 'b', modified: 6, data: null });
    changes.push({ id: 'c', modified: 7, data: series('c', { name: 'Renamed' }) });
    assert.deepEqual(countsOf(await bench.again(feedId)), [0, 1, 3, 1]);
    assert.deepEqual(await bench.listed(feedId), ['Renamed', 'Series a', 'Series d', 'Series e']);
  });

  test('a change in the middle of a walk is met at its end', async () => {
    const changes: Change[] = ['a', 'b', 'c', 'd'].map((id, at) => ({
      id,
      modified: at,
      data: series(id),
    }));
    feedOf(changes);
    const page = server.answer;
    server.answer = (url, response) => {
      if (url.search === '?afterTimestamp=1&afterId=b') {
        changes.push({ id: 'a', modified: 9, data: series('a', { name: 'Moved' }) });
        changes.push({ id: 'd', modified: 10, data: null });
      }
      page(url, response);
    };
    const { feedId, runId } = await bench.add('rpde', '/feed');
    await bench.carryOut(runId);
    assert.deepEqual(await bench.listed(feedId), ['Moved', 'Series b', 'Series c']);
  });

  test('a walk that dies goes on from its cursor, and a cursor that is lost begins anew', async () => {
    const changes: Change[] = ['a', 'b', 'c', 'd', 'e'].map(id => ({ id, modified: 1, data: series(id) }));
    feedOf(changes);
    const page = server.answer;
    const stop = new AbortController();
    server.answer = (url, response) => {
      if (url.searchParams.get('afterId') === 'b') stop.abort();
      page(url, response);
    };
    const { feedId, runId } = await bench.add('rpde', '/feed');
    await bench.carryOut(runId, {}, stop.signal);
    assert.deepEqual(await bench.listed(feedId), [], 'half a walk is not taken over');
    server.asked.length = 0;
    server.answer = page;
    await bench.carryOut(runId);
    assert.ok(!server.asked.includes('/feed'));
    assert.equal((await bench.listed(feedId)).length, 5);
    const fewer = changes.filter(one => one.id !== 'c');
    server.answer = (url, response) => {
      if (url.searchParams.get('afterId') === 'e' && url.searchParams.get('again') === null) {
        response.writeHead(410).end();
        return;
      }
      sendJson(
        response,
        JSON.parse(
          JSON.stringify(rpdePage(server.base, fewer, url, 9)).replace('afterId=e', 'again=1&afterId=e'),
        ),
      );
    };
    const run = await bench.again(feedId);
    assert.deepEqual(countsOf(run), [0, 0, 4, 1]);
  });

  test('more items than are taken end it; what comes again or goes is not counted twice', async () => {
    const changes: Change[] = ['a', 'b', 'c', 'd'].map(id => ({ id, modified: 1, data: series(id) }));
    feedOf(changes);
    const { feedId, runId } = await bench.add('rpde', '/feed');
    const most = { walkLimits: { services: 4 } };
    assert.equal((await bench.carryOut(runId, most)).state, 'done');
    changes.push({ id: 'a', modified: 2, data: series('a', { name: 'Renamed' }) });
    changes.push({ id: 'b', modified: 3, data: null }, { id: 'e', modified: 4, data: series('e') });
    assert.equal((await bench.again(feedId, false, most)).state, 'done');
    changes.push({ id: 'f', modified: 5, data: series('f') });
    assert.equal((await bench.again(feedId, false, most)).broken_reason, 'endless');
    assert.equal((await bench.listed(feedId)).length, 4);
  });

  test('one that does not lead on, or is none, is broken and takes nothing off', async () => {
    const changes: Change[] = [{ id: 'a', modified: 1, data: series('a') }];
    feedOf(changes);
    const { feedId, runId } = await bench.add('rpde', '/feed');
    await bench.carryOut(runId);
    const items = [{ state: 'updated', kind: 'SessionSeries', id: 'a', modified: 1, data: series('a') }];
    const wrongs: Record<string, object> = {
      in_circles: { next: `${server.base}/feed?afterTimestamp=1&afterId=a`, items },
      not_a_feed: { items: [] },
    };
    for (const [reason, body] of Object.entries(wrongs)) {
      server.answer = (_, response) => sendJson(response, body);
      assert.equal((await bench.again(feedId)).broken_reason, reason);
      assert.deepEqual(await bench.listed(feedId), ['Series a']);
    }
  });

  test('however changes are cut into pages and repeated, the mirror ends the same', async () => {
    const change = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      gone: fc.boolean(),
      name: fc.constantFrom('Choir', 'Walk'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        async (list, size) => {
          const changes = list.map(({ id, gone, name }, at) => ({
            id,
            modified: at,
            data: gone ? null : series(id, { name: `${name} ${at}` }),
          }));
          const expected = [...new Map(changes.map(one => [one.id, one])).values()].flatMap(({ data }) =>
            data === null ? [] : [data.name],
          );
          const half: Change[] = changes.slice(0, Math.ceil(changes.length / 2));
          feedOf(half, size);
          const { feedId, runId } = await bench.add('rpde', '/feed');
          await bench.carryOut(runId);
          feedOf(changes, size);
          await bench.again(feedId);
          assert.deepEqual(await bench.listed(feedId), expected.sort());
        },
      ),
      { numRuns: 8 },
    );
  });
});
