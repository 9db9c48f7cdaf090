import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makeFetcher } from '../../platform/fetching/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { carryOutRun } from '../feeds/carry-out-run.ts';
import { type FeedServer, feedServer, sendJson } from '../feeds/testing.ts';
import { feedColumnRoutes } from './feed-columns.tsx';
import { newFeedRoutes } from './feed-new.tsx';
import { changeFeed, feedPage, feedsPage } from './feeds.tsx';
import { cancelImport, importReportPage, problemsFile } from './import-report.tsx';

describe('the pages of feeds', () => {
  let app: TestApp;
  let server: FeedServer;
  const fetcher = () => makeFetcher({ allow: [server.host], agent: 'Hedgerow' });
  before(async () => {
    server = await feedServer();
    const routes = [
      feedsPage,
      ...newFeedRoutes({ fetcher: fetcher() }),
      feedPage,
      changeFeed,
      ...feedColumnRoutes({ fetcher: fetcher() }),
    ];
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
    const fields = { addresses: `${server.base}/services`, kind_of_feed: 'hsds_api', every: 'day' };
    const empty = await app.post('/directory/feeds', { ...fields, title: '', licence: '' }, peter());
    assert.equal(empty.status, 422);
    assert.match(await empty.text(), /Write who allows us to use it/);
    const added = await app.post('/directory/feeds', { ...fields, title: 'Sale', licence: 'OGL' }, peter());
    const report = added.headers.get('location') ?? '';
    const waiting = await app.get(report, peter());
    const under = await waiting.text();
    assert.match(under, /It begins in a moment/);
    assert.match(under, /<noscript><meta http-equiv="refresh" content="4"/);
    assert.match(under, /data-renew[^>]*>[\s\S]*At work/);
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

  describe('of a table', () => {
    let table = '';
    const serve = (text: string) => {
      table = text;
      server.answer = (_, response) => response.writeHead(200, { 'content-type': 'text/csv' }).end(table);
    };
    const runOf = async (to: string | null) => {
      const runId = to?.split('/').at(-1) ?? '';
      const { programmeId } = peter().actor;
      await carryOutRun({ database: app.database, fetcher: fetcher(), pause: 0 }, { programmeId, runId });
      return page(`/directory/imports/${runId}`);
    };
    const services = (title: string) =>
      app.sql<{ name: string; description: string | null }>(
        `select s.name, s.description from directory.service s join directory.source on source.id = s.source_id
          where source.title = $1 and s.missing_since is null order by 1`,
        [title],
      );

    test('with strange columns people say what each is, look again, and can change it later', async () => {
      serve('What it is called,Woran man denkt\nChoir,Singing <b>together</b>\n,nothing\nShed,Making\n');
      const addresses = `${server.base}/groups.csv`;
      const looked = await app.post('/directory/feeds/new', { addresses }, peter());
      const asked = await looked.text();
      assert.equal(looked.status, 200);
      assert.match(asked, /No column tells the name of a service/);
      assert.match(asked, /Singing &lt;b>together|Singing &lt;b&gt;together/);
      const columns = { column: ['What it is called', 'Woran man denkt'], example: ['Choir', 'Singing'] };
      const typed = {
        addresses,
        kind_of_feed: 'file',
        title: 'Groups',
        licence: 'OGL',
        every: 'day',
        ...columns,
      };
      const unnamed = await app.post(
        '/directory/feeds',
        { ...typed, 'map-0': 'extra', 'map-1': 'description' },
        peter(),
      );
      assert.equal(unnamed.status, 422);
      const kept = await unnamed.text();
      assert.match(kept, /Say which column is the name/);
      assert.match(kept, /value="Groups"/);
      assert.match(kept, /Woran man denkt/);
      const mapping = { 'map-0': 'name', 'map-1': 'ignore' };
      const again = await app.post('/directory/feeds/new', { ...typed, ...mapping }, peter());
      const seen = await again.text();
      assert.match(seen, /<option value="ignore" selected/);
      assert.match(seen, /value="Groups"/);
      assert.match(seen, /One thing is wrong with these/);
      const added = await app.post('/directory/feeds', { ...typed, ...mapping }, peter());
      assert.match(await runOf(added.headers.get('location')), /There is no name/);
      assert.deepEqual(await services('Groups'), [
        { name: 'Choir', description: null },
        { name: 'Shed', description: null },
      ]);

      const [feed] = await app.sql<{ id: string }>(
        "select feed.id from directory.feed join directory.source on source.id = source_id where title = 'Groups'",
      );
      const here = `/directory/feeds/${feed?.id}/columns`;
      assert.match(await page(`/directory/feeds/${feed?.id}`), /How we read its columns/);
      assert.match(await page(here), /<option value="ignore" selected/);
      const other = { ...columns, 'map-0': 'name', 'map-1': 'description' };
      const looks = await app.post(here, { ...other, do: 'look' }, peter());
      assert.match(await looks.text(), /<option value="description" selected/);
      assert.equal((await app.post(here, { ...other, 'map-0': 'extra', do: 'save' }, peter())).status, 422);
      const saved = await app.post(here, { ...other, do: 'save' }, peter());
      assert.equal(saved.status, 303);
      await runOf(saved.headers.get('location'));
      assert.deepEqual(await services('Groups'), [
        { name: 'Choir', description: 'Singing together' },
        { name: 'Shed', description: 'Making' },
      ]);
      server.answer = (_, response) => response.writeHead(500).end();
      assert.match(await page(here), /as you told us the last time/);
      assert.equal((await app.get(here, app.clare.coordinator)).status, 404);
      assert.equal((await app.post(here, { ...other, do: 'save' }, app.clare.coordinator)).status, 404);
    });
  });

  test('an OpenActive dataset page leads to its feeds; series and sessions are joined', async () => {
    const soon = app.clock.now().toZonedDateTimeISO('Europe/London').add({ days: 7 }).toPlainDate();
    const series = { '@type': 'SessionSeries', '@id': 'https://a.example/s1', name: 'Walking football' };
    const session = {
      '@type': 'ScheduledSession',
      superEvent: 'https://a.example/s1',
      startDate: `${soon}T10:00:00`,
      endDate: `${soon}T11:00:00`,
    };
    const dataset = {
      '@type': 'Dataset',
      name: 'Sale Leisure sessions',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      publisher: { name: 'Sale Leisure' },
      distribution: [
        { name: 'ScheduledSession', contentUrl: '/sessions' },
        { name: 'Terms', contentUrl: 'https://a.example/terms', encodingFormat: 'text/html' },
        { additionalType: 'https://openactive.io/SessionSeries', contentUrl: '/series' },
      ],
    };
    const items = {
      '/series': [{ state: 'updated', kind: 'SessionSeries', id: 's1', modified: 1, data: series }],
      '/sessions': [{ state: 'updated', kind: 'ScheduledSession', id: 'a', modified: 1, data: session }],
    };
    server.answer = (url, response) => {
      const list = Object.entries(items).find(([path]) => path === url.pathname)?.[1];
      if (list)
        sendJson(response, { next: `${server.base}${url.pathname}?end=1`, items: url.search ? [] : list });
      else
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(
            `<title>Open data</title><script type="application/ld+json">${JSON.stringify(dataset)}</script>`,
          );
    };
    const looked = await app.post('/directory/feeds/new', { addresses: `${server.base}/open` }, peter());
    const html = await looked.text();
    assert.match(html, /The page leads to 2 OpenActive feeds/);
    assert.match(html, /value="Sale Leisure sessions"/);
    assert.match(html, /Walking football/);
    const addresses = `${server.base}/series\n${server.base}/sessions`;
    assert.ok(html.includes(addresses), 'series before sessions');
    const fields = { addresses, kind_of_feed: 'rpde', title: 'Sessions', licence: 'CC BY 4.0', every: 'day' };
    const added = await app.post('/directory/feeds', fields, peter());
    const runId = added.headers.get('location')?.split('/').at(-1) ?? '';
    const { programmeId } = peter().actor;
    await carryOutRun({ database: app.database, fetcher: fetcher(), pause: 0 }, { programmeId, runId });
    const rows = await app.sql(
      `select s.name, t.opens_at from directory.service s join directory.schedule t on t.service_id = s.id
        join directory.source on source.id = s.source_id where source.title = 'Sessions'`,
    );
    assert.deepEqual(rows, [{ name: 'Walking football', opens_at: '10:00:00' }]);
  });

  test('a page that leads to itself, inward or nowhere is no dataset', async () => {
    const page = (dataset: object) => {
      server.answer = (_, response) =>
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(`<script type="application/ld+json">${JSON.stringify(dataset)}</script>`);
    };
    const feedAt = (contentUrl: string) => ({
      '@type': 'Dataset',
      distribution: [{ name: 'SessionSeries', contentUrl }],
    });
    for (const [dataset, words] of [
      [feedAt('/open'), /leads back to where it began/],
      [feedAt('http://169.254.169.254/'), /leads into a private network/],
      [feedAt('javascript:alert(1)'), /a page for people at this address/],
      [{ '@type': 'Dataset', distribution: 'none' }, /a page for people at this address/],
      [{ '@graph': [{ '@graph': [] }] }, /a page for people at this address/],
    ] as const) {
      page(dataset);
      const sent = await app.post('/directory/feeds/new', { addresses: `${server.base}/open` }, peter());
      assert.equal(sent.status, 422);
      assert.match(await sent.text(), words);
    }
  });
});
