import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { systemActor } from '../../platform/database/index.ts';
import { makeFetcher } from '../../platform/fetching/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { addFeed } from './add-feed.ts';
import { carryOutRun } from './carry-out-run.ts';
import { cancelRun, runFeed } from './change-feed.ts';
import type { FeedKind } from './feed.ts';
import { type Change, type FeedServer, feedServer, rpdePage, sendJson } from './testing.ts';
import { detailAddress, pageAddress } from './walk-api.ts';

const service = (at: number, more: object = {}) => ({
  id: `s${at}`,
  name: `Service ${at}`,
  description: `What ${at} does`,
  status: 'active',
  service_at_locations: [],
  ...more,
});
const series = (id: string, more: object = {}) => ({
  '@type': 'SessionSeries',
  '@id': `https://a.example/${id}`,
  name: `Series ${id}`,
  ...more,
});

type Run = {
  readonly state: string;
  readonly broken_reason: string | null;
  readonly held_reason: string | null;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly vanished: number;
  readonly left_out: number;
};

describe('feeds', () => {
  let app: TestApp;
  let server: FeedServer;
  let number = 0;
  before(async () => {
    app = await testApp([]);
    server = await feedServer();
  });
  after(async () => {
    await server.close();
    await app.close();
  });
  beforeEach(() => {
    server.asked.length = 0;
  });

  const actor = () => app.trafford.coordinator.actor;
  const deps = (more: object = {}) => ({
    database: app.database,
    fetcher: makeFetcher({ allow: [server.host], agent: 'Hedgerow' }),
    pause: 0,
    fetchLimits: { total: 5000, span: 400, leastPerSpan: 50, bytes: 500_000 },
    walkLimits: { pages: 60, services: 500 },
    ...more,
  });
  const add = (kind: FeedKind, ...paths: string[]) =>
    app.database.within(actor(), scope => {
      const title = `Feed ${++number}`;
      return addFeed(scope, {
        kind,
        every: 'day',
        addresses: paths.map(path => server.base + path),
        source: {
          key: `feed-${number}`,
          title,
          region: 'uk',
          licence: 'CC BY 4.0',
          licenceUrl: null,
          attribution: null,
          url: null,
          correctAsOf: null,
          settings: { mapping: null, organization: null, fallbackKinds: [] },
        },
      });
    });
  const carryOut = async (runId: string, more: object = {}, stopping?: AbortSignal): Promise<Run> => {
    await carryOutRun(deps(more), { programmeId: actor().programmeId, runId }, stopping);
    const [run] = await app.sql<Run>('select * from directory.import_run where id = $1', [runId]);
    assert.ok(run);
    return run;
  };
  const again = async (feedId: string, forced = false, more: object = {}): Promise<Run> => {
    const of = { region: 'uk', feedId } as const;
    return carryOut(await app.database.within(actor(), scope => runFeed(scope, of, forced)), more);
  };
  const listed = async (feedId: string): Promise<string[]> => {
    const rows = await app.sql<{ name: string }>(
      `select s.name from directory.service s join directory.feed f on f.source_id = s.source_id
        where f.id = $1 and s.missing_since is null and s.status = 'active' order by 1`,
      [feedId],
    );
    return rows.map(row => row.name);
  };
  /** All rows of the directory, to see that nothing was written. */
  const written = async (): Promise<unknown> =>
    app.sql(`select id, content_hash, changed_at, missing_since from directory.service order by 1`);
  const count = (run: Run) => [run.added, run.changed, run.unchanged, run.vanished];

  /** Pages of an API by the book. */
  const api = (services: readonly object[], size = 3) => {
    server.answer = (url, response) => {
      const page = Number(url.searchParams.get('page') ?? 1);
      const pages = Math.max(1, Math.ceil(services.length / size));
      const contents = services.slice((page - 1) * size, page * size);
      sendJson(response, {
        total_items: services.length,
        total_pages: pages,
        page_number: page,
        size: contents.length,
        first_page: page === 1,
        last_page: page >= pages,
        empty: contents.length === 0,
        contents,
      });
    };
  };
  const services = Array.from({ length: 8 }, (_, at) => service(at));

  test('an API is walked to its end; again, nothing changes; then changes and losses are told', async () => {
    api(services);
    const { feedId, runId } = await add('hsds_api', '/services');
    assert.deepEqual(count(await carryOut(runId)), [8, 0, 0, 0]);
    assert.equal(server.asked.length, 3);
    const before = await written();
    assert.deepEqual(count(await again(feedId)), [0, 0, 8, 0]);
    assert.deepEqual(await written(), before);
    api([...services.slice(1, 7), service(7, { name: 'Renamed' })]);
    assert.deepEqual(count(await again(feedId)), [0, 1, 6, 1]);
    assert.equal((await listed(feedId)).includes('Service 0'), false);
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
    const { feedId, runId } = await add('hsds_api', '/services');
    assert.deepEqual(count(await carryOut(runId)), [8, 0, 0, 0]);
    lost = 's5';
    const run = await again(feedId);
    assert.deepEqual([...count(run), run.left_out], [0, 0, 7, 0, 1]);
    assert.equal((await listed(feedId)).length, 8);
  });

  test('lies, repetitions and empty pages end, and take nothing off the list', async () => {
    api(services);
    const { feedId, runId } = await add('hsds_api', '/services');
    await carryOut(runId);
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
      const run = await again(feedId);
      assert.equal(run.state, 'done', name);
      assert.equal(run.vanished, 0, name);
      assert.ok(server.asked.length < 10, `${name}: ${server.asked.length} pages`);
      assert.equal((await listed(feedId)).length, 8, name);
    }
  });

  test('a feed that fails in any way changes nothing and says why', async () => {
    api(services);
    const { feedId, runId } = await add('hsds_api', '/services');
    await carryOut(runId);
    const before = await written();
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
            ? sendJson(response, { total_pages: 3, contents: [service(50)] })
            : response.writeHead(404).end(),
      ],
      'never ends': [
        'endless',
        (_, response) =>
          sendJson(response, {
            total_pages: 9_999_999,
            contents: Array.from({ length: 20 }, () => service(1000 + fresh++)),
          }),
      ],
      'is too large': [
        'too_large',
        (_, response) => sendJson(response, { contents: [service(1, { description: 'x'.repeat(600_000) })] }),
      ],
      'is something else': ['not_a_feed', (_, response) => sendJson(response, { hello: 'world' })],
    };
    for (const [name, [reason, answer]] of Object.entries(failures)) {
      server.answer = answer;
      const run = await again(feedId, false, {
        fetchLimits: { span: 100, leastPerSpan: 1, total: 5000, bytes: 500_000 },
      });
      assert.deepEqual([run.state, run.broken_reason], ['broken', reason], name);
      assert.deepEqual(await written(), before, name);
    }
    const [feed] = await app.sql<{ failures: number }>('select failures from directory.feed where id = $1', [
      feedId,
    ]);
    assert.equal(feed?.failures, Object.keys(failures).length);
  });

  test('a walk that was broken off goes on from the page it had', async () => {
    api(services);
    const { feedId, runId } = await add('hsds_api', '/services');
    const stop = new AbortController();
    const whole = server.answer;
    server.answer = (url, response) => {
      if (url.searchParams.get('page') === '2') stop.abort();
      whole(url, response);
    };
    assert.equal((await carryOut(runId, {}, stop.signal)).state, 'running');
    assert.deepEqual(await listed(feedId), []);
    server.answer = whole;
    server.asked.length = 0;
    assert.deepEqual(count(await carryOut(runId)), [8, 0, 0, 0]);
    assert.ok(!server.asked.includes('/services?page=1&per_page=100'), 'page 1 was kept');
    assert.ok(server.asked.length < 3);
  });

  test('a run that is called off changes nothing; one feed has one run at a time', async () => {
    const { feedId, runId } = await add('hsds_api', '/services');
    await assert.rejects(again(feedId), /refused_running/);
    api(services);
    const whole = server.answer;
    server.answer = (url, response) => {
      if (url.searchParams.get('page') !== '2') return whole(url, response);
      void app.database.within(actor(), scope => cancelRun(scope, runId)).then(() => whole(url, response));
    };
    assert.equal((await carryOut(runId)).state, 'cancelled');
    assert.deepEqual(await listed(feedId), []);
    await assert.rejects(
      app.database.within(actor(), scope => cancelRun(scope, runId)),
      /refused_over/,
    );
  });

  test('ids that have all changed, and a list that shrinks, wait for a person', async () => {
    const many = Array.from({ length: 12 }, (_, at) => service(at));
    api(many, 20);
    const { feedId, runId } = await add('hsds_api', '/services');
    await carryOut(runId);
    const before = await written();
    api(
      many.map(one => ({ ...one, id: `new-${one.id}` })),
      20,
    );
    const held = await again(feedId);
    assert.deepEqual([held.state, held.held_reason, held.vanished], ['held', 'ids_changed', 12]);
    api(many.slice(0, 3), 20);
    assert.equal((await again(feedId)).held_reason, 'mostly_gone');
    assert.deepEqual(await written(), before);
    assert.deepEqual(count(await again(feedId, true)), [0, 0, 3, 9]);
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
        const one = await add('hsds_api', '/services');
        await carryOut(one.runId);
        api(shuffled, 50);
        const other = await add('hsds_api', '/services');
        await carryOut(other.runId);
        assert.deepEqual(await hashes(other.feedId), await hashes(one.feedId));
        const before = await written();
        api(shuffled.toReversed(), Math.max(size, records.length));
        const third = await again(other.feedId);
        assert.deepEqual([third.added, third.changed, third.vanished], [0, 0, 0]);
        assert.deepEqual(await written(), before);
      }),
      { numRuns: 6 },
    );
  });

  test('a file is fetched, and not read again while it is the same', async () => {
    let text = 'name,postcode\nChoir,M33 7ZF\nWalk,M33 7ZF\n';
    server.answer = (_, response) => response.writeHead(200, { 'content-type': 'text/csv' }).end(text);
    const { feedId, runId } = await add('file', '/groups.csv');
    assert.deepEqual(count(await carryOut(runId)), [2, 0, 0, 0]);
    const before = await written();
    assert.deepEqual(count(await again(feedId)), [0, 0, 0, 0]);
    assert.deepEqual(await written(), before);
    text = 'name,postcode\nChoir,M33 7ZF\n';
    assert.deepEqual(count(await again(feedId)), [0, 0, 1, 1]);
    text = 'colour\nred\n';
    assert.equal((await again(feedId)).broken_reason, 'no_name_column');
    assert.deepEqual(await listed(feedId), ['Choir']);
  });

  describe('of OpenActive', () => {
    const feedOf = (changes: Change[], size = 2) => {
      server.answer = (url, response) => sendJson(response, rpdePage(server.base, changes, url, size));
    };

    test('changes, deletions and equal marks are followed from the cursor', async () => {
      const changes: Change[] = ['a', 'b', 'c', 'd', 'e'].map(id => ({ id, modified: 5, data: series(id) }));
      feedOf(changes);
      const { feedId, runId } = await add('rpde', '/feed');
      assert.deepEqual(count(await carryOut(runId)), [5, 0, 0, 0]);
      server.asked.length = 0;
      const before = await written();
      await again(feedId);
      assert.deepEqual(server.asked, ['/feed?afterTimestamp=5&afterId=e']);
      assert.deepEqual(await written(), before);
      changes.push({ id: 'b', modified: 6, data: null });
      changes.push({ id: 'c', modified: 7, data: series('c', { name: 'Renamed' }) });
      assert.deepEqual(count(await again(feedId)), [0, 1, 3, 1]);
      assert.deepEqual(await listed(feedId), ['Renamed', 'Series a', 'Series d', 'Series e']);
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
      const { feedId, runId } = await add('rpde', '/feed');
      await carryOut(runId);
      assert.deepEqual(await listed(feedId), ['Moved', 'Series b', 'Series c']);
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
      const { feedId, runId } = await add('rpde', '/feed');
      await carryOut(runId, {}, stop.signal);
      assert.deepEqual(await listed(feedId), [], 'half a walk is not taken over');
      server.asked.length = 0;
      server.answer = page;
      await carryOut(runId);
      assert.ok(!server.asked.includes('/feed'));
      assert.equal((await listed(feedId)).length, 5);
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
      const run = await again(feedId);
      assert.deepEqual(count(run), [0, 0, 4, 1]);
    });

    test('one that does not lead on, or is none, is broken and takes nothing off', async () => {
      const changes: Change[] = [{ id: 'a', modified: 1, data: series('a') }];
      feedOf(changes);
      const { feedId, runId } = await add('rpde', '/feed');
      await carryOut(runId);
      const items = [{ state: 'updated', kind: 'SessionSeries', id: 'a', modified: 1, data: series('a') }];
      const wrongs: Record<string, object> = {
        in_circles: { next: `${server.base}/feed?afterTimestamp=1&afterId=a`, items },
        not_a_feed: { items: [] },
      };
      for (const [reason, body] of Object.entries(wrongs)) {
        server.answer = (_, response) => sendJson(response, body);
        assert.equal((await again(feedId)).broken_reason, reason);
        assert.deepEqual(await listed(feedId), ['Series a']);
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
            const { feedId, runId } = await add('rpde', '/feed');
            await carryOut(runId);
            feedOf(changes, size);
            await again(feedId);
            assert.deepEqual(await listed(feedId), expected.sort());
          },
        ),
        { numRuns: 8 },
      );
    });
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
    const { feedId } = await add('file', '/x.csv');
    const clare = systemActor(app.clare.coordinator.actor.programmeId);
    await assert.rejects(
      app.database.within(clare, scope => runFeed(scope, { region: 'ie', feedId }, false)),
      /feed not found/,
    );
  });
});
