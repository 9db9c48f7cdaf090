import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { matchApi } from '../../matching/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { interopRoutes } from '../index.ts';
import { fill, type Json, type List, profile } from './testing.ts';

const base = '/api/oruk/v3';
const routes = interopRoutes({ publicUrl: 'https://hedgerow.example' });
const unknown = '00000000-0000-4000-8000-000000000000';

describe('the directory as Open Referral UK 3.0', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(routes);
    await fill(app);
  });
  after(() => app.close());

  const text = async (path: string): Promise<string> => {
    const response = await app.request(path, {});
    assert.equal(response.status, 200, path);
    return response.text();
  };
  const list = async (path: string): Promise<List> => JSON.parse(await text(`${base}${path}`));
  const one = async (path: string): Promise<Json> => JSON.parse(await text(`${base}${path}`));
  const ids = async (query: string): Promise<string[]> =>
    (await list(`/services?per_page=500&${query}`)).contents.map(item => item.id);
  const named = async (name: string): Promise<Json> => {
    const found = (await list('/services?per_page=500')).contents.find(item => item['name'] === name);
    assert.ok(found, name);
    return found;
  };

  test('a browser that asks first may read every address, and no other', async () => {
    for (const path of [base, `${base}/services`, `${base}/services/${unknown}`, '/api/services.csv']) {
      const asked = await app.request(path, {
        method: 'OPTIONS',
        headers: { origin: 'https://map.example', 'access-control-request-method': 'GET' },
      });
      assert.equal(asked.status, 204, path);
      assert.equal(asked.headers.get('access-control-allow-origin'), '*');
      assert.match(asked.headers.get('access-control-allow-methods') ?? '', /GET/);
      assert.match(asked.headers.get('access-control-allow-headers') ?? '', /If-None-Match/);
    }
    const inside = await app.request('/today', { method: 'OPTIONS' });
    assert.equal(inside.headers.get('access-control-allow-origin'), null);
  });

  test('an answer tells when it last changed, but not in the second of the change', async () => {
    const path = `${base}/services?per_page=3`;
    assert.equal((await app.request(path, {})).headers.get('last-modified'), null);
    const changed = new Date(app.clock.now().epochMilliseconds).toUTCString();
    app.clock.forward({ seconds: 1 });
    const listed = await app.request(path, {});
    assert.equal(listed.headers.get('last-modified'), changed);
    const [first] = ((await listed.json()) as List).contents;
    const single = await app.request(`${base}/services/${first?.id}`, {});
    assert.equal(single.headers.get('last-modified'), changed);
    const since = (headers: Record<string, string>, at = path) => app.request(at, { headers });
    assert.equal((await since({ 'if-modified-since': changed })).status, 304);
    assert.equal(
      (await since({ 'if-modified-since': changed }, `${base}/services/${first?.id}`)).status,
      304,
    );
    const day = 'Sun, 22 Nov 2026 08:59:59 GMT';
    assert.equal((await since({ 'if-modified-since': day })).status, 200);
    assert.equal((await since({ 'if-modified-since': 'yesterday' })).status, 200);
    // The tag decides alone where it is sent.
    assert.equal((await since({ 'if-modified-since': changed, 'if-none-match': '"other"' })).status, 200);
    // Who is gone from a list leaves it younger, and a confirmation is news too.
    await app.sql('update directory.service set not_listed_since = $2, changed_at = $2 where id = $1', [
      first?.id,
      app.clock.now().toString(),
    ]);
    app.clock.forward({ seconds: 1 });
    const shorter = await since({ 'if-modified-since': changed });
    assert.equal(shorter.status, 200);
    assert.equal(JSON.stringify(await shorter.json()).includes(String(first?.id)), false);
    await app.sql('update directory.service set not_listed_since = null where id = $1', [first?.id]);
  });

  test('an entry that was merged leads to the one it became, for as long as it is', async () => {
    const [kept, merged] = (await list('/services?per_page=2&search=library')).contents;
    assert.ok(kept && merged);
    const at = (path: string) => app.request(path, { redirect: 'manual' });
    await app.sql('update directory.service set merged_into = $2, not_listed_since = now() where id = $1', [
      merged.id,
      kept.id,
    ]);
    for (const path of [`${base}/services/`, '/api/hsds/v3/services/']) {
      const moved = await at(path + merged.id);
      assert.deepEqual([moved.status, moved.headers.get('location')], [301, path + kept.id]);
      // Taken back, it must be found again.
      assert.equal(moved.headers.get('cache-control'), 'public, max-age=60');
    }
    const calendar = await at(`/api/services/${merged.id}/calendar.ics`);
    assert.equal(calendar.headers.get('location'), `/api/services/${kept.id}/calendar.ics`);
    await app.sql('update directory.service set not_listed_since = now() where id = $1', [kept.id]);
    assert.equal((await at(`${base}/services/${merged.id}`)).status, 404);
    await app.sql(
      'update directory.service set merged_into = null, not_listed_since = null where id = any($1)',
      [[merged.id, kept.id]],
    );
    assert.equal((await at(`${base}/services/${merged.id}`)).status, 200);
  });

  const kinds = [
    ['/services', profile.service_list, profile.service, 177],
    ['/service_at_locations', profile.service_at_location_list, profile.service_at_location, 175],
    ['/taxonomies', profile.taxonomy, profile.taxonomy, 3],
    ['/taxonomy_terms', profile.taxonomy_term, profile.taxonomy_term, 200],
  ] as const;

  for (const [path, ofList, ofOne, atLeast] of kinds) {
    test(`everything at ${path} is valid and says nothing empty`, async () => {
      const { contents } = await list(`${path}?per_page=500`);
      assert.ok(contents.length >= atLeast, `${contents.length}`);
      for (const item of contents) assert.deepEqual(ofList.safeParse(item).error?.issues ?? [], []);
      // Ids are hashes, so their order mixes all sources.
      for (const item of contents.slice(0, 80)) {
        const whole = await one(`${path}/${item.id}`);
        assert.equal(whole.id, item.id);
        assert.deepEqual(ofOne.safeParse(whole).error?.issues ?? [], []);
        assert.equal(JSON.stringify([item, whole]).match(/"\w+":(""|null)/)?.[0], undefined);
      }
    });

    test(`pages of ${path} hold everything once`, async () => {
      const first = await list(`${path}?per_page=60`);
      assert.deepEqual(Object.keys(first).sort(), [
        'contents',
        'empty',
        'first_page',
        'last_page',
        'page_number',
        'size',
        'total_items',
        'total_pages',
      ]);
      assert.equal(first.total_pages, Math.ceil(first.total_items / 60));
      const seen: string[] = [];
      for (let page = 1; page <= first.total_pages; page++) {
        const found = await list(`${path}?per_page=60&page=${page}`);
        assert.equal(found.size, found.contents.length);
        assert.deepEqual([found.first_page, found.last_page], [page === 1, page === first.total_pages]);
        seen.push(...found.contents.map(item => item.id));
      }
      assert.equal(new Set(seen).size, seen.length);
      assert.equal(seen.length, first.total_items);
      const beyond = await list(`${path}?per_page=60&page=${first.total_pages + 9}`);
      assert.deepEqual([beyond.empty, beyond.contents], [true, []]);
    });
  }

  test('the schemas refuse what the profile forbids', async () => {
    const good = await named('Open door, a domestic abuse refuge');
    for (const bad of [{ url: '' }, { email: 'nobody' }, { status: 'open' }, { id: '7' }, { name: null }]) {
      assert.equal(profile.service_list.safeParse({ ...good, ...bad }).success, false, JSON.stringify(bad));
    }
  });

  test('filters are cumulative: two together find what both find', async () => {
    const terms = (await list('/taxonomy_terms?per_page=500')).contents;
    const used = await Promise.all(
      terms.map(async term => ({ term, found: await ids(`taxonomy_term_id=${term.id}`) })),
    );
    const [most] = used.sort((a, b) => b.found.length - a.found.length);
    assert.ok(most && most.found.length > 1);
    const everything = await ids('');
    const filters = [
      `taxonomy_term_id=${most.term.id}`,
      `taxonomy_id=${most.term['taxonomy_id']}`,
      'search=club',
      'search=food',
      'minimum_age=18',
      'maximum_age=65',
      'day=Monday',
      'end_time=11:00',
      'start_time=17:00',
      'postcode=M33&proximity=4000',
      'modified_after=2020-01-01',
    ];
    const alone = new Map<string, string[]>();
    for (const filter of filters) alone.set(filter, await ids(filter));
    for (const [a, foundByA] of alone) {
      assert.ok(foundByA.length > 0 && foundByA.every(id => everything.includes(id)), a);
      for (const [b, foundByB] of alone) {
        if (a >= b || (/day|time/.test(a) && /day|time/.test(b)) || a.split('=')[0] === b.split('=')[0])
          continue;
        const both = foundByA.filter(id => foundByB.includes(id));
        assert.deepEqual(await ids(`${a}&${b}`), both, `${a} & ${b}`);
      }
    }
    assert.deepEqual(await ids(`modified_after=2099-01-01T00:00:00Z`), []);
    assert.deepEqual(await ids(`taxonomy_term_id=${most.term.id}&taxonomy_term_id=${unknown}`), []);
  });

  test('one schedule must meet day, start and end together', async () => {
    const { id } = await named('=HYPERLINK("https://evil.example")');
    // Every day 9:00 to 10:30, and once on a Tuesday 18:00 to 20:00.
    const finds = async (query: string) => (await ids(query)).includes(id);
    assert.equal(await finds('day=SU&end_time=10:30'), true);
    assert.equal(await finds('day=SU&start_time=17:00'), false);
    assert.equal(await finds('day=tu&start_time=17:00&end_time=20:00'), true);
    assert.equal(await finds('start_time=17:00&end_time=10:30'), false);
  });

  test('an untidy entry is mended, never emptied', async () => {
    const { id } = await named('=HYPERLINK("https://evil.example")');
    const found = await one(`/services/${id}`);
    assert.deepEqual(profile.service.safeParse(found).error?.issues ?? [], []);
    assert.equal(found['url'], 'https://example.org/a%7Cb%5Bc%5D?d=%7Be%7D');
    assert.equal('description' in found, false);
    const schedules = found['schedules'] as readonly Json[];
    assert.deepEqual(
      schedules.map(one => [one['freq'], one['byday'], one['opens_at']]),
      [
        ['WEEKLY', 'MO,TU,WE,TH,FR,SA,SU', '09:00'],
        [undefined, undefined, '18:00'],
      ],
    );
    const [place] = found['service_at_locations'] as readonly { location: Json }[];
    // The middle of the postcode area is no position.
    assert.ok(place && !('latitude' in place.location));
    const [address] = place.location['addresses'] as readonly Json[];
    assert.deepEqual(
      [address?.['city'], address?.['country'], address?.['state_province']],
      ['Sale', 'GB', 'Not known'],
    );
  });

  test('a refuge is listed, and where it is stands nowhere', async () => {
    const { id } = await named('Open door, a domestic abuse refuge');
    const [stored] = await app.sql<{ id: string }>(
      'select id from directory.service_at_location where service_id = $1',
      [id],
    );
    assert.ok(stored);
    assert.equal((await app.request(`${base}/service_at_locations/${stored.id}`, {})).status, 404);
    const answers = await Promise.all([
      text(`${base}/services/${id}`),
      text(`${base}/services?per_page=500`),
      text(`${base}/service_at_locations?per_page=500`),
      text('/api/services.csv'),
    ]);
    for (const answer of answers) assert.doesNotMatch(answer, /Larkspur/);
    assert.equal((await ids('postcode=M33&proximity=4000')).includes(id), false);
  });

  test('what people took off the list is gone at once', async () => {
    const [gone, stays] = (await list('/services?search=library&per_page=2')).contents;
    assert.ok(gone && stays);
    await app.sql('update directory.service set not_listed_since = now() where id = $1', [gone.id]);
    assert.equal((await app.request(`${base}/services/${gone.id}`, {})).status, 404);
    assert.equal((await ids('')).includes(gone.id), false);
    assert.equal((await text('/api/services.csv')).includes(gone.id), false);
    const places = (await list('/service_at_locations?per_page=500')).contents;
    assert.equal(
      places.some(place => place['service_id'] === gone.id),
      false,
    );
    await app.sql('update directory.service set not_listed_since = null where id = $1', [gone.id]);
    assert.equal((await app.request(`${base}/services/${gone.id}`, {})).status, 200);
  });

  test('a wrong parameter is named in a problem', async () => {
    const wrong = [
      'page=0',
      'page=abc',
      'per_page=-1',
      'per_page=501',
      'taxonomy_term_id=7',
      'taxonomy_id=x',
      'organization_id=x',
      'minimum_age=old',
      'maximum_age=-1',
      'start_time=9am',
      'end_time=25:00',
      'day=someday',
      'postcode=nowhere',
      'proximity=100',
      'modified_after=yesterday',
    ];
    for (const query of wrong) {
      for (const path of ['/services', '/service_at_locations']) {
        const response = await app.request(`${base}${path}?${query}`, {});
        assert.equal(response.status, 400, query);
        assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8');
        assert.equal(response.headers.get('access-control-allow-origin'), '*');
        const body = (await response.json()) as { errors: { parameter: string }[] };
        assert.deepEqual(
          body.errors.map(error => error.parameter),
          [query.split('=')[0]],
        );
      }
    }
    const empty = await list('/services?search=&day=&minimum_age=&page=');
    assert.ok(empty.total_items > 0);
  });

  test('what is not there is a problem too', async () => {
    const paths = kinds.flatMap(([path]) => [`${path}/${unknown}`, `${path}/no-uuid`]);
    for (const path of [...paths, '/nothing', '/services/a/b']) {
      const response = await app.request(`${base}${path}`, {});
      assert.equal(response.status, 404, path);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal(((await response.json()) as { status: number }).status, 404);
    }
  });

  test('who holds the answer already is told so; HEAD has no body', async () => {
    const path = `${base}/services?per_page=3`;
    const first = await app.request(path, {});
    const tag = first.headers.get('etag') ?? '';
    assert.match(tag, /^W\/"[\w-]+"$/);
    assert.equal(first.headers.get('cache-control'), 'public, max-age=60');
    const again = await app.request(path, { headers: { 'if-none-match': `"other", ${tag}` } });
    assert.deepEqual([again.status, await again.text()], [304, '']);
    const other = await app.request(`${base}/services?per_page=4`, { headers: { 'if-none-match': tag } });
    assert.equal(other.status, 200);
    const head = await app.request(path, { method: 'HEAD' });
    assert.deepEqual([head.status, head.headers.get('etag'), await head.text()], [200, tag, '']);
  });

  test('the first address says what this is and whose data', async () => {
    const found = JSON.parse(await text(`${base}/`));
    assert.equal(found.version, 'HSDS-UK-3.0');
    assert.equal(found.openapi_url, 'https://hedgerow.example/api/openapi.json');
    assert.ok(found.sources.length >= 5);
  });

  test('the OpenAPI document names every address and only those', async () => {
    const document = JSON.parse(await text('/api/openapi.json'));
    const declared = [...routes, matchApi({ speaksOfDanger: () => false })]
      .map(route => route.path.replace(/:(\w+)/g, '{$1}'))
      .filter(path => !path.endsWith('*'));
    assert.deepEqual(Object.keys(document.paths).sort(), declared.sort());
    const references = JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/(\w+)"/g);
    for (const [whole, group, name] of references)
      assert.ok(document.components[group ?? '']?.[name ?? ''], whole);
    const lists = Object.keys(document.paths).filter(
      path => document.paths[path].get?.parameters?.length > 1,
    );
    assert.ok(lists.length > 10);
    for (const path of lists) {
      for (const { name, in: where } of document.paths[path].get.parameters) {
        if (where !== 'query' || path.includes('{')) continue;
        const response = await app.request(`${path}?${name}=%22%22%22not%20a%20value`, {});
        assert.equal(response.status, name === 'search' ? 200 : 400, `${path} does not read ${name}`);
      }
    }
  });

  test('the regular times of a service are a calendar', async () => {
    const { id } = await named('=HYPERLINK("https://evil.example")');
    const path = `/api/services/${id}/calendar.ics`;
    const response = await app.request(path, {});
    assert.equal(response.headers.get('content-type'), 'text/calendar; charset=utf-8');
    const calendar = await response.text();
    assert.match(calendar, /\r\nRRULE:FREQ=DAILY\r\n/);
    assert.equal(calendar.match(/BEGIN:VEVENT/g)?.length, 1);
    const tag = response.headers.get('etag') ?? '';
    assert.equal((await app.request(path, { headers: { 'if-none-match': tag } })).status, 304);
    for (const other of [unknown, 'no-uuid']) {
      assert.equal((await app.request(`/api/services/${other}/calendar.ics`, {})).status, 404);
    }
  });

  test('the CSV runs no formula and has a row for every service', async () => {
    const csv = await text('/api/services.csv');
    assert.match(csv, /"'=HYPERLINK/);
    const rows = (csv.match(/^[0-9a-f]{8}-[0-9a-f-]{27},/gm) ?? []).length;
    assert.equal(rows, (await list('/services')).total_items);
    assert.equal((await app.request('/api/services.csv?day=never', {})).status, 400);
  });
});
