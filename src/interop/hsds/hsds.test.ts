import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { applyEdit, editableService } from '../../directory/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { interopRoutes } from '../index.ts';
import { fill, type Json, type List } from '../oruk/testing.ts';
import { tableNames, tables } from './tables.ts';

const base = '/api/hsds/v3';
const unknown = '00000000-0000-4000-8000-000000000000';
const schemas = join(import.meta.dirname, '../../directory/fixtures/hsds-3.0/schema');

/** A schema of HSDS 3.0 as published, with those it names put in their place. */
function schemaOf(file: string): unknown {
  const inlined = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inlined);
    if (typeof value !== 'object' || value === null) return value;
    const ref = (value as { $ref?: unknown }).$ref;
    if (typeof ref === 'string') return schemaOf(ref);
    // What says how a column of a table is checked is no part of JSON Schema.
    return Object.fromEntries(
      Object.entries(value)
        .filter(
          ([name]) =>
            !['constraints', 'datapackage_metadata', 'example', 'name', 'path'].includes(name) ||
            (typeof Reflect.get(value, name) === 'object' && name === 'name'),
        )
        .map(([name, one]) => [name, inlined(one)]),
    );
  };
  return inlined(JSON.parse(readFileSync(join(schemas, file), 'utf8')));
}
const valid = (name: string) => z.fromJSONSchema(schemaOf(`${name}.json`) as z.core.JSONSchema.JSONSchema);

describe('the directory as HSDS', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(interopRoutes({ publicUrl: 'https://hedgerow.example' }));
    await fill(app);
    app.clock.forward({ minutes: 1 });
  });
  after(() => app.close());

  const body = async (path: string): Promise<string> => {
    const response = await app.request(path, {});
    assert.equal(response.status, 200, path);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    return response.text();
  };
  const list = async (path: string): Promise<List> => JSON.parse(await body(`${base}${path}`));
  const one = async (path: string): Promise<Json> => JSON.parse(await body(`${base}${path}`));
  const named = async (name: string): Promise<Json> => {
    const found = (await list('/services?per_page=500')).contents.find(item => item['name'] === name);
    assert.ok(found, name);
    return found;
  };

  const kinds = [
    ['/services', 'service'],
    ['/organizations', 'organization'],
    ['/locations', 'location'],
    ['/service_at_locations', 'service_at_location'],
    ['/taxonomies', 'taxonomy'],
    ['/taxonomy_terms', 'taxonomy_term'],
  ] as const;
  for (const [path, name] of kinds) {
    test(`everything at ${path} is valid HSDS, comes once, and says nothing empty`, async () => {
      const schema = valid(name);
      const first = await list(`${path}?per_page=60`);
      const seen: string[] = [];
      for (let page = 1; page <= first.total_pages; page++) {
        const found = await list(`${path}?per_page=60&page=${page}`);
        for (const item of found.contents) {
          assert.deepEqual(schema.safeParse(item).error?.issues ?? [], [], item.id);
          seen.push(item.id);
        }
      }
      assert.equal(new Set(seen).size, seen.length);
      assert.deepEqual([seen.length, seen.length > 2], [first.total_items, true]);
      for (const id of seen.slice(0, 40)) {
        const whole = await one(`${path}/${id}`);
        assert.equal(whole.id, id);
        assert.deepEqual(schema.safeParse(whole).error?.issues ?? [], []);
        assert.equal(JSON.stringify(whole).match(/"\w+":(""|null)/)?.[0], undefined);
      }
      assert.equal((await app.request(`${base}${path}/${unknown}`, {})).status, 404);
    });
  }

  test('the schemas refuse what HSDS forbids', async () => {
    const good = await one(`/services/${(await named('=HYPERLINK("https://evil.example")')).id}`);
    const service = valid('service');
    assert.ok(service.safeParse(good).success);
    for (const bad of [{ status: 'open' }, { id: '7' }, { name: undefined }, { capacities: 3, url: 'x y' }])
      assert.equal(service.safeParse({ ...good, ...bad }).success, false, JSON.stringify(bad));
  });

  test('full, minimal, and the services of an organization', async () => {
    const heads = await list('/services?per_page=3');
    assert.ok(heads.contents.every(item => !('service_at_locations' in item)));
    const full = await list('/services?per_page=3&full=true');
    for (const item of full.contents) assert.deepEqual(item, await one(`/services/${item.id}`));
    const minimal = await list('/services?minimal=true');
    assert.equal(minimal.contents.length, minimal.total_items);
    assert.deepEqual(Object.keys(minimal.contents[0] ?? {}), ['id', 'last_modified']);
    assert.equal((await list('/services?minimal=true&per_page=2')).contents.length, 2);
    const owner = String(heads.contents[0]?.['organization_id']);
    const organization = await one(`/organizations/${owner}?full_service=true`);
    const services = organization['services'] as readonly Json[];
    assert.deepEqual(
      services.map(service => service.id),
      (await list(`/services?organization_id=${owner}`)).contents.map(service => service.id),
    );
    const [term] = (await list('/taxonomy_terms?top_only=true&per_page=1')).contents;
    assert.ok(term && !('parent_id' in term));
    const under = await list(`/taxonomy_terms?taxonomy_id=${term['taxonomy_id']}&per_page=500`);
    assert.ok(under.contents.every(other => other['taxonomy_id'] === term['taxonomy_id']));
    for (const wrong of ['full=1', 'minimal=x', 'format=ndjson', 'full_service=maybe'])
      assert.equal((await app.request(`${base}/organizations?${wrong}`, {})).status, 400, wrong);
  });

  test('a name is searched for to the letter, whatever is typed', async () => {
    for (const path of ['organizations', 'locations', 'taxonomies', 'taxonomy_terms'])
      for (const typed of ['%25%25', '_____', 'a%00%25', '%F0%9F', '%5C'])
        assert.equal((await list(`/${path}?search=${typed}`)).total_items, 0, `${path} ${typed}`);
  });

  test('what only people say is published: places left, waiting, access at the service, days off', async () => {
    const { id } = await named('=HYPERLINK("https://evil.example")');
    const { edit } = await editableService(app.database.open, id);
    const [first, ...others] = edit.times.schedules;
    assert.ok(first);
    await app.database.within(app.trafford.coordinator.actor, scope =>
      applyEdit(scope, {
        serviceId: id,
        how: 'phone',
        edit: {
          who_for: {
            ...edit.who_for,
            placesLeft: 4,
            placesAsOf: '2026-11-20',
            waitingWeeks: 2,
            waitingAsOf: '2026-11-21',
          },
          access: { facts: { hearing_loop: 'yes', step_free: 'no' }, words: null },
          times: {
            schedules: [
              {
                ...first,
                offOn: ['2026-12-25'],
                months: [9, 10, 11, 12],
                breaks: [{ from: '2026-12-27', to: '2027-01-03' }],
              },
              ...others,
            ],
          },
        },
      }),
    );
    const service = await one(`/services/${id}`);
    const [capacity] = service['capacities'] as readonly Json[];
    assert.deepEqual(
      [capacity?.['available'], capacity?.['updated'], (capacity?.['unit'] as Json | undefined)?.['name']],
      [4, '2026-11-20T00:00:00.000Z', 'Place'],
    );
    assert.deepEqual([service['waiting_weeks'], service['waiting_as_of']], [2, '2026-11-21']);
    assert.deepEqual(
      (service['accessibility'] as readonly Json[]).map(access => [access['code'], access['value']]),
      [
        ['hearing_loop', 'yes'],
        ['step_free', 'no'],
      ],
    );
    const [schedule] = service['schedules'] as readonly Json[];
    assert.deepEqual(
      [schedule?.['off_on'], schedule?.['months'], schedule?.['breaks']],
      [['2026-12-25'], [9, 10, 11, 12], [{ from: '2026-12-27', to: '2027-01-03' }]],
    );
    assert.deepEqual(valid('service').safeParse(service).error?.issues ?? [], []);
  });

  test('a refuge is published without any place, at every address and in every table', async () => {
    const refuge = await named('Open door, a domestic abuse refuge');
    assert.equal('service_at_locations' in (await one(`/services/${refuge.id}`)), false);
    const answers = [
      await body(`${base}/services/${refuge.id}`),
      ...(await Promise.all(
        kinds.map(([path]) =>
          body(`${base}${path}?per_page=500${path.startsWith('/tax') ? '' : '&full=true'}`),
        ),
      )),
      await body(`${base}/organizations?full_service=true&per_page=500`),
      ...(await Promise.all(tableNames.map(name => body(`${base}/tables/${tables[name].path}`)))),
    ];
    for (const answer of answers) assert.doesNotMatch(answer, /Larkspur|53\.4252/);
  });

  test('what people took off the list takes along what only it told', async () => {
    const { id } = await named('=HYPERLINK("https://evil.example")');
    await app.sql('update directory.service set not_listed_since = now() where id = $1', [id]);
    const answers = [
      await body(`${base}/organizations?per_page=500`),
      await body(`${base}/locations?per_page=500`),
      ...(await Promise.all(tableNames.map(name => body(`${base}/tables/${tables[name].path}`)))),
    ];
    for (const answer of answers) assert.doesNotMatch(answer, new RegExp(`Untidy Trust|The hall"|${id}`));
    await app.sql('update directory.service set not_listed_since = null where id = $1', [id]);
    assert.match(await body(`${base}/organizations?search=untidy`), /Untidy Trust/);
  });

  test('the data package names each table with its columns, and nothing in them runs in a spreadsheet', async () => {
    const found = JSON.parse(await body(`${base}/tables/datapackage.json`));
    assert.equal(found.resources.length, tableNames.length);
    for (const { path, schema } of found.resources) {
      const csv = await body(path.replace('https://hedgerow.example', ''));
      const [header] = csv.split('\r\n');
      assert.equal(header, schema.fields.map((field: { name: string }) => field.name).join(','));
      assert.doesNotMatch(csv, /(^|,|\n)"?[=@]/m, path);
    }
    assert.match(await body(`${base}/tables/services.csv`), /"'=HYPERLINK/);
    for (const missing of ['nothing.csv', 'services'])
      assert.equal((await app.request(`${base}/tables/${missing}`, {})).status, 404);
  });

  test('half of the directory is not told in one answer', async () => {
    const { id, ...service } = await named('=HYPERLINK("https://evil.example")');
    const owner = String(service['organization_id']);
    await app.sql(
      `insert into directory.service (id, source_id, source_key, organization_id, name, status, free, content_hash, changed_at)
       select gen_random_uuid(), s.source_id, 'copy ' || n, s.organization_id, s.name, s.status, s.free, s.content_hash, s.changed_at
       from directory.service s, generate_series(1, 1001) n where s.id = $1`,
      [id],
    );
    const wrong = await app.request(`${base}/organizations/${owner}?full_service=true`, {});
    assert.equal(wrong.status, 400);
    assert.match(await wrong.text(), /full_service must be left out, or per_page smaller: these are 1002/);
    assert.equal((await app.request(`${base}/organizations/${owner}`, {})).status, 200);
    await app.sql(`delete from directory.service where source_key like 'copy %'`);
  });

  test('a holder of an answer is told that nothing changed, by tag and by date', async () => {
    app.clock.forward({ seconds: 1 });
    for (const path of [`${base}/services`, `${base}/tables/phones.csv`, `${base}/organizations`]) {
      const { headers } = await app.request(path, {});
      const [tag, date] = [headers.get('etag') ?? '', headers.get('last-modified') ?? ''];
      const again = (given: Record<string, string>) => app.request(path, { headers: given });
      assert.equal((await again({ 'if-none-match': tag })).status, 304, path);
      assert.equal((await again({ 'if-modified-since': date })).status, 304, path);
    }
    const path = `${base}/services`;
    const date = (await app.request(path, {})).headers.get('last-modified') ?? '';
    const [one, other] = (await list('/services?per_page=2')).contents;
    await app.sql(
      `insert into directory.merge (id, kept_id, merged_id, at, by_id, by_name, by_programme_id)
       values ($1, $2, $3, $4, $1, 'Nora', $1)`,
      [unknown, one?.id, other?.id, app.clock.now().toString()],
    );
    app.clock.forward({ seconds: 1 });
    assert.equal((await app.request(path, { headers: { 'if-modified-since': date } })).status, 200);
  });
});
