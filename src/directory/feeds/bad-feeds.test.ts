import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { makeFetcher } from '../../platform/fetching/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { datasetIn } from './dataset-page.ts';
import { RunBroken } from './feed-deps.ts';
import { lookAtOne } from './look-at-one.ts';
import {
  type ApiService,
  apiOf,
  apiService,
  type FeedServer,
  feedBench,
  feedServer,
  sendJson,
} from './testing.ts';

describe('feeds that lie or fail', () => {
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

  const api = (list: readonly Partial<ApiService>[], size?: number) => {
    server.answer = apiOf(list, size);
  };
  const services = Array.from({ length: 8 }, (_, at) => apiService(at));

  test('lies, repetitions and empty pages end, and take nothing off the list', async () => {
    api(services);
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    await bench.carryOut(runId);
    const page = (total: number, contents: readonly object[]) => ({
      total_items: total,
      total_pages: 1000,
      contents,
    });
    const behaviours: Record<string, (page: number) => object> = {
      'the same page for ever': () => page(900, services.slice(0, 3)),
      'a total that is too high': at => page(12, at === 1 ? services.slice(0, 4) : []),
      'a total that is too low': at => ({
        ...page(2, at === 1 ? services.slice(0, 4) : []),
        total_pages: 1,
      }),
      'an empty page, then a wrong end': at => page(8, at === 2 ? services.slice(0, 3) : []),
      'nothing at all': () => page(0, []),
    };
    for (const [name, behaviour] of Object.entries(behaviours)) {
      server.asked.length = 0;
      server.answer = (url, response) => sendJson(response, behaviour(Number(url.searchParams.get('page'))));
      const run = await bench.again(feedId);
      assert.equal(run.state, 'done', name);
      assert.equal(run.vanished, 0, name);
      assert.ok(server.asked.length < 10, `${name}: ${server.asked.length} pages`);
      assert.equal((await bench.listed(feedId)).length, 8, name);
    }
  });

  test('a server that has a root at every address is left after two', async () => {
    server.answer = (_, response) => sendJson(response, { version: 'HSDS-UK-3.0' });
    const deps = { fetcher: makeFetcher({ allow: [server.host], agent: 'Hedgerow' }), pause: 0 };
    const why = (error: unknown) => error instanceof RunBroken && error.reason === 'not_a_feed';
    await assert.rejects(lookAtOne(deps, `${server.base}/api`, 5), why);
    assert.deepEqual(server.asked, ['/api', '/api/services']);
  });

  test('a page of nothing but beginnings of scripts is read through once', () => {
    const start = '<script type="application/ld+json">';
    const feed = { '@type': 'DataDownload', name: 'SessionSeries', contentUrl: '/series' };
    const dataset = JSON.stringify({ '@type': 'Dataset', distribution: [feed] });
    assert.deepEqual(
      datasetIn(`${start}{</script>${start}${dataset}</script>`, 'https://a.example/')?.addresses,
      ['https://a.example/series'],
    );
    // Read through for each beginning it would take minutes, and the test would not end.
    assert.equal(datasetIn(`${start.repeat(80_000)}</script>`, 'https://a.example/'), null);
  });

  test('a feed that fails in any way changes nothing and says why', async () => {
    api(services);
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    await bench.carryOut(runId);
    const before = await bench.written();
    let fresh = 0;
    const failures: Record<string, [string, FeedServer['answer']]> = {
      hangs: ['too_slow', () => undefined],
      'sends a page for people': [
        'wrong_type',
        (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Sign in</p>'),
      ],
      'is cut': [
        'not_json',
        (_, response) =>
          response.writeHead(200, { 'content-type': 'application/json' }).end('{"contents": ['),
      ],
      'is nested without end': [
        'too_deep',
        (_, response) =>
          response
            .writeHead(200, { 'content-type': 'application/json' })
            .end('['.repeat(5000) + ']'.repeat(5000)),
      ],
      'leads inward': [
        'refused_address',
        (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      ],
      'fails half-way': [
        'bad_status',
        (url, response) =>
          url.searchParams.get('page') === '1'
            ? sendJson(response, { total_pages: 3, contents: [apiService(50)] })
            : response.writeHead(404).end(),
      ],
      'never ends': [
        'endless',
        (_, response) =>
          sendJson(response, {
            total_pages: 9_999_999,
            contents: Array.from({ length: 20 }, () => apiService(1000 + fresh++)),
          }),
      ],
      'is too large': [
        'too_large',
        (_, response) =>
          sendJson(response, { contents: [apiService(1, { description: 'x'.repeat(600_000) })] }),
      ],
      'is something else': ['not_a_feed', (_, response) => sendJson(response, { hello: 'world' })],
    };
    for (const [name, [reason, answer]] of Object.entries(failures)) {
      server.answer = answer;
      const run = await bench.again(
        feedId,
        false,
        reason === 'too_slow' ? { fetchLimits: { span: 100, leastPerSpan: 1, total: 5000 } } : {},
      );
      assert.deepEqual([run.state, run.broken_reason], ['broken', reason], name);
      assert.deepEqual(await bench.written(), before, name);
    }
    const [feed] = await app.sql<{ failures: number }>('select failures from directory.feed where id = $1', [
      feedId,
    ]);
    assert.equal(feed?.failures, Object.keys(failures).length);
  });
});
