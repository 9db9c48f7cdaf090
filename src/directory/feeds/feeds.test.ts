import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { systemActor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { detailAddress, pageAddress } from './api-addresses.ts';
import { cancelRun, runFeed } from './change-feed.ts';
import {
  type ApiService,
  apiOf,
  apiService,
  countsOf,
  type FeedServer,
  feedBench,
  feedServer,
  sendJson,
} from './testing.ts';

describe('feeds', () => {
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

  test('an API is walked to its end; again, nothing changes; then changes and losses are told', async () => {
    api(services);
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    assert.deepEqual(countsOf(await bench.carryOut(runId)), [8, 0, 0, 0]);
    assert.equal(server.asked.length, 3);
    const before = await bench.written();
    assert.deepEqual(countsOf(await bench.again(feedId)), [0, 0, 8, 0]);
    assert.deepEqual(await bench.written(), before);
    api([...services.slice(1, 7), apiService(7, { name: 'Renamed' })]);
    assert.deepEqual(countsOf(await bench.again(feedId)), [0, 1, 6, 1]);
    assert.equal((await bench.listed(feedId)).includes('Service 0'), false);
    const [{ pages } = { pages: -1 }] = await app.sql<{ pages: number }>(
      'select count(*)::int as pages from directory.feed_page',
    );
    assert.equal(pages, 0, 'nothing put aside is left');
  });

  test('a list in short form is filled with details; one that cannot be had keeps what we held', async () => {
    const short = services.map(({ id, name }) => ({ id, name, status: 'active' }));
    let lost = '';
    const answer = () => {
      api(short);
      const list = server.answer;
      server.answer = (url, response) => {
        const id = /^\/services\/(.+)$/.exec(url.pathname)?.[1];
        if (id === undefined) list(url, response);
        else if (id === lost) response.writeHead(404).end();
        else sendJson(response, { ...services.find(one => one.id === id), id: id === 's2' ? 'other' : id });
      };
    };
    answer();
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    assert.deepEqual(countsOf(await bench.carryOut(runId)), [8, 0, 0, 0]);
    lost = 's5';
    const run = await bench.again(feedId);
    assert.deepEqual([...countsOf(run), run.left_out], [0, 0, 7, 0, 1]);
    assert.equal((await bench.listed(feedId)).length, 8);
  });

  test('a walk that was broken off goes on from the page it had', async () => {
    api(services);
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    const stop = new AbortController();
    const whole = server.answer;
    server.answer = (url, response) => {
      if (url.searchParams.get('page') === '2') stop.abort();
      whole(url, response);
    };
    assert.equal((await bench.carryOut(runId, {}, stop.signal)).state, 'running');
    assert.deepEqual(await bench.listed(feedId), []);
    server.answer = whole;
    server.asked.length = 0;
    assert.deepEqual(countsOf(await bench.carryOut(runId)), [8, 0, 0, 0]);
    assert.ok(!server.asked.includes('/services?page=1&per_page=100'), 'page 1 was kept');
    assert.ok(server.asked.length < 3);
  });

  test('a run that is called off changes nothing; one feed has one run at a time', async () => {
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    await assert.rejects(bench.again(feedId), /refused_running/);
    api(services);
    const whole = server.answer;
    server.answer = (url, response) => {
      if (url.searchParams.get('page') !== '2') return whole(url, response);
      void app.database
        .within(bench.actor(), scope => cancelRun(scope, runId))
        .then(() => whole(url, response));
    };
    assert.equal((await bench.carryOut(runId)).state, 'cancelled');
    assert.deepEqual(await bench.listed(feedId), []);
    await assert.rejects(
      app.database.within(bench.actor(), scope => cancelRun(scope, runId)),
      /refused_over/,
    );
  });

  test('ids that have all changed, and a list that shrinks, wait for a person', async () => {
    const many = Array.from({ length: 12 }, (_, at) => apiService(at));
    api(many, 20);
    const { feedId, runId } = await bench.add('hsds_api', '/services');
    await bench.carryOut(runId);
    const before = await bench.written();
    api(
      many.map(one => ({ ...one, id: `new-${one.id}` })),
      20,
    );
    const held = await bench.again(feedId);
    assert.deepEqual([held.state, held.held_reason, held.vanished], ['held', 'ids_changed', 12]);
    api(many.slice(0, 3), 20);
    assert.equal((await bench.again(feedId)).held_reason, 'mostly_gone');
    assert.deepEqual(await bench.written(), before);
    assert.deepEqual(countsOf(await bench.again(feedId, true)), [0, 0, 3, 9]);
  });

  test('whatever the order of records and pages, the directory holds the same', async () => {
    const record = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      name: fc.constantFrom('Choir', 'Walk', 'Shed'),
      email: fc.constantFrom('', 'x@example.org', null, 7),
      service_at_locations: fc.constant([]),
      organization: fc.record({
        id: fc.constantFrom('o1', 'o2'),
        name: fc.constantFrom('One', 'Two', 'Six'),
      }),
    });
    const hashes = (feedId: string) =>
      app.sql(
        `select s.source_key, s.name, s.email, o.name as owner from directory.service s join directory.feed f on f.source_id = s.source_id
          left join directory.organization o on o.id = s.organization_id where f.id = $1 order by 1`,
        [feedId],
      );
    const set = fc.array(record, { minLength: 1, maxLength: 9 });
    const order = set.chain(records =>
      fc.record({
        records: fc.constant(records),
        shuffled: fc.shuffledSubarray(records, { minLength: records.length }),
        size: fc.integer({ min: 1, max: 4 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(order, async ({ records, shuffled, size }) => {
        // One file or many pages: whole pages of nothing but repeats would end the walk, as they should.
        api(records, 50);
        const one = await bench.add('hsds_api', '/services');
        await bench.carryOut(one.runId);
        api(shuffled, 50);
        const other = await bench.add('hsds_api', '/services');
        await bench.carryOut(other.runId);
        assert.deepEqual(await hashes(other.feedId), await hashes(one.feedId));
        const before = await bench.written();
        api(shuffled.toReversed(), Math.max(size, records.length));
        const third = await bench.again(other.feedId);
        assert.deepEqual([third.added, third.changed, third.vanished], [0, 0, 0]);
        assert.deepEqual(await bench.written(), before);
      }),
      { numRuns: 6 },
    );
  });

  test('a file is fetched, and not read again while it is the same', async () => {
    let text = 'name,postcode\nChoir,M33 7ZF\nWalk,M33 7ZF\n';
    server.answer = (_, response) => response.writeHead(200, { 'content-type': 'text/csv' }).end(text);
    const { feedId, runId } = await bench.add('file', '/groups.csv');
    assert.deepEqual(countsOf(await bench.carryOut(runId)), [2, 0, 0, 0]);
    const before = await bench.written();
    assert.deepEqual(countsOf(await bench.again(feedId)), [0, 0, 0, 0]);
    assert.deepEqual(await bench.written(), before);
    text = 'name,postcode\nChoir,M33 7ZF\n';
    assert.deepEqual(countsOf(await bench.again(feedId)), [0, 0, 1, 1]);
    text = 'colour\nred\n';
    assert.equal((await bench.again(feedId)).broken_reason, 'no_name_column');
    assert.deepEqual(await bench.listed(feedId), ['Choir']);
  });

  test('addresses of pages and services keep what else stands in them', () => {
    assert.equal(
      pageAddress('https://a.example/v3/services?k=1', 2),
      'https://a.example/v3/services?k=1&page=2&per_page=100',
    );
    assert.equal(
      detailAddress('https://a.example/v3/services/?k=1', 'a b/c'),
      'https://a.example/v3/services/a%20b%2Fc',
    );
  });

  test('another programme of the region may run it, one of another region may not', async () => {
    const { feedId } = await bench.add('file', '/x.csv');
    const clare = systemActor(app.clare.coordinator.actor.programmeId);
    await assert.rejects(
      app.database.within(clare, scope => runFeed(scope, { region: 'ie', feedId }, false)),
      /feed not found/,
    );
  });
});
