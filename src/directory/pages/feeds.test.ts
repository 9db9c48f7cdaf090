import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makeFetcher } from '../../platform/fetching/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { carryOutRun } from '../feeds/carry-out-run.ts';
import { type FeedServer, feedServer, sendJson } from '../feeds/testing.ts';
import { newFeedRoutes } from './feed-new.tsx';
import { changeFeed, feedPage, feedsPage } from './feeds.tsx';
import { cancelImport, importReportPage, problemsFile } from './import-report.tsx';

describe('the pages of feeds', () => {
  let app: TestApp;
  let server: FeedServer;
  const fetcher = () => makeFetcher({ allow: [server.host], agent: 'Hedgerow' });
  before(async () => {
    server = await feedServer();
    const routes = [feedsPage, ...newFeedRoutes({ fetcher: fetcher() }), feedPage, changeFeed];
    app = await testApp([...routes, importReportPage, problemsFile, cancelImport]);
    server.answer = (_, response) =>
      sendJson(response, {
        total_items: 2,
        total_pages: 1,
        contents: [
          { id: '1', name: '<b>Tea</b> & talk', service_at_locations: [], email: 'none at all' },
          { id: '2', name: 'Choir', service_at_locations: [] },
        ],
      });
  });
  after(async () => {
    await server.close();
    await app.close();
  });
  const peter = () => app.trafford.coordinator;
  const page = async (path: string): Promise<string> => {
    const response = await app.get(path, peter());
    assert.equal(response.status, 200, path);
    return response.text();
  };

  test('an address is looked at, added, watched, and its problems are taken home', async () => {
    assert.match(await page('/directory/feeds'), /There is no feed yet/);
    const looked = await app.post('/directory/feeds/new', { addresses: `${server.base}/services` }, peter());
    const seen = await looked.text();
    assert.match(seen, /Open Referral, page by page/);
    assert.match(seen, /Tea &amp; talk/);
    assert.match(seen, /breaks Open Referral UK 3.0: 10 problems/);
    assert.match(seen, /page 1 · page_number<\/bdi>: is missing/);
    const fields = { addresses: `${server.base}/services`, kind: 'hsds_api', every: 'day' };
    const empty = await app.post('/directory/feeds', { ...fields, title: '', licence: '' }, peter());
    assert.equal(empty.status, 422);
    assert.match(await empty.text(), /Write who allows us to use it/);
    const added = await app.post('/directory/feeds', { ...fields, title: 'Sale', licence: 'OGL' }, peter());
    const report = added.headers.get('location') ?? '';
    const waiting = await app.get(report, peter());
    assert.equal(waiting.headers.get('refresh'), '4');
    assert.match(await waiting.text(), /It begins in a moment/);
    const runId = report.split('/').at(-1) ?? '';
    const { programmeId } = peter().actor;
    await carryOutRun({ database: app.database, fetcher: fetcher(), pause: 0 }, { programmeId, runId });
    const told = await page(report);
    assert.match(told, /This is not an e-mail address/);
    assert.match(told, /breaks Open Referral UK 3.0: 10 problems/);
    assert.match(await page(`${report}/problems.csv`), /none at all/);
    const list = await page('/directory/feeds');
    const feed = /href="(\/directory\/feeds\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? '';
    assert.match(await page(feed), /2 new, 0 changed/);
    for (const deed of ['pause', 'resume', 'every', 'run']) {
      assert.equal((await app.post(feed, { do: deed, every: 'week' }, peter())).status, 303, deed);
    }
    assert.equal((await app.post(feed, { do: 'run' }, peter())).status, 409);
    assert.equal((await app.get(feed, app.clare.coordinator)).status, 404);
    assert.equal((await app.get(feed, app.trafford.linkWorker)).status, 403);
    assert.equal((await app.post(`${report}/cancel`, {}, app.clare.coordinator)).status, 404);
    assert.equal((await app.post(`${report}/cancel`, {}, peter())).status, 409);
    const verbs = await app.sql<{ verb: string }>(
      "select distinct verb from audit_entry where verb like 'feed.%'",
    );
    assert.deepEqual(verbs.map(one => one.verb).sort(), [
      'feed.added',
      'feed.changed',
      'feed.paused',
      'feed.resumed',
    ]);
  });

  test('a feed that keeps Open Referral UK is told apart from one that breaks it, by its root too', async () => {
    const mocks = join(import.meta.dirname, '../fixtures/oruk-3.0/mocks');
    const serve = (folder: string): void => {
      server.answer = (url, response) => {
        const name =
          url.pathname === '/'
            ? 'api_details'
            : url.pathname === '/services'
              ? 'service_list'
              : 'service_full';
        sendJson(response, JSON.parse(readFileSync(join(mocks, folder, `${name}.json`), 'utf8')));
      };
    };
    const look = async (): Promise<string> =>
      (await app.post('/directory/feeds/new', { addresses: `${server.base}/` }, peter())).text();
    serve('Default');
    assert.match(await look(), /This feed keeps Open Referral UK 3.0/);
    serve('Fail');
    const broken = await look();
    assert.match(broken, /This feed breaks Open Referral UK 3.0: \d+ problems/);
    assert.match(broken, /\/ · profile<\/bdi>: is missing/);
    assert.match(broken, /page 1 · contents\.0\.name<\/bdi>: is missing/);
  });

  test('an address that leads inward, or is none, is refused with what was typed', async () => {
    for (const [typed, words] of [
      ['http://169.254.169.254/latest', /leads into a private network/],
      ['nonsense', /begin with https/],
    ] as const) {
      const sent = await app.post('/directory/feeds/new', { addresses: typed }, peter());
      assert.equal(sent.status, 422);
      const html = await sent.text();
      assert.match(html, words);
      assert.ok(html.includes(typed));
    }
  });
});
