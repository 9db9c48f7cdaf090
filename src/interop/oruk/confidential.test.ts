import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { importDirectory, serviceCards } from '../../directory/index.ts';
import { matchRecords } from '../../directory/match-queries.ts';
import { directoryRoutes } from '../../directory/routes.ts';
import { makeFetcher } from '../../platform/fetching/index.ts';
import { placeOf } from '../../programmes/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { tableNames, tables } from '../hsds/tables.ts';
import { interopRoutes } from '../index.ts';

const at = (key: string, street: string) => ({
  location: {
    id: key,
    name: `${street} House`,
    description: `Behind ${street}`,
    transportation: `The bus to ${street}`,
    location_type: 'physical',
    latitude: 52.84367,
    longitude: -8.98641,
    addresses: [{ address_1: `1 ${street}`, city: 'Quilty', postal_code: 'V95 X2X2', country: 'IE' }],
  },
});
const entry = (id: string, name: string, street: string) => ({
  id,
  name,
  status: 'active',
  phones: [{ number: '+353 20 915 0101' }],
  schedules: [{ freq: 'WEEKLY', byday: 'TU', opens_at: '10:00', closes_at: '11:00' }],
  service_at_locations: [at(`${id}-place`, street)],
});
const services = [
  entry('refuge', 'Support after domestic violence', 'Secret Lane'),
  entry('quiet', 'Quiet garden', 'Hidden Lane'),
  entry('place', 'Garden of the place', 'Covered Lane'),
  entry('open', 'Open garden', 'Known Road'),
];
const secret = /Secret Lane|Hidden Lane|Covered Lane/;

describe('an address that is kept confidential', () => {
  let app: TestApp;
  const ids = new Map<string, string>();
  before(async () => {
    app = await testApp([
      ...directoryRoutes({
        fetcher: makeFetcher({ allow: [], agent: 'Hedgerow' }),
        caseInHand: async () => null,
        crisis: () => null,
        inTheirWords: async () => ({ panel: null, kept: {} }),
      }),
      ...interopRoutes({ publicUrl: 'http://localhost' }),
    ]);
    await app.database.within(app.clare.coordinator.actor, scope =>
      importDirectory(scope, {
        source: {
          key: 'k',
          title: 'K',
          region: 'ie',
          licence: 'x',
          licenceUrl: null,
          attribution: null,
          url: null,
          correctAsOf: null,
          settings: { mapping: null, organization: null, fallbackKinds: [] },
        },
        files: [{ name: 'k.json', bytes: new TextEncoder().encode(JSON.stringify(services)) }],
        placeOf: code => placeOf('ie', code),
      }),
    );
    for (const { id, key } of await app.sql<{ id: string; key: string }>(
      'select id, source_key as key from directory.service',
    ))
      ids.set(key, id);
    await app.sql("update directory.service set address_confidential = true where source_key = 'quiet'");
    await app.sql(
      "update directory.location set address_confidential = true where source_key = 'place-place'",
    );
    const { refreshListing } = await import('../../directory/search-listing-store.ts');
    await app.database.within(app.clare.coordinator.actor, ({ db, now }) =>
      refreshListing(db, [...ids.values()], now),
    );
  });
  after(() => app.close());

  test('the kind alone keeps the address of a service after abuse at home', async () => {
    const rows = await app.sql(
      "select kinds, place_hidden from directory.service where source_key = 'refuge'",
    );
    assert.deepEqual(rows, [{ kinds: ['domestic_abuse_specialist'], place_hidden: true }]);
  });

  test('stands on no page, in no list, on no map, in no file and in no calendar', async () => {
    const api = '/api/oruk/v3';
    const hsds = '/api/hsds/v3';
    const addresses = [
      '/clare/find?near=V95&order=distance',
      '/clare/find?q=Secret',
      '/clare/find?q=garden&view=map',
      `${api}/services`,
      `${api}/service_at_locations`,
      '/api/services.csv',
      ...['services', 'service_at_locations', 'organizations', 'locations'].map(
        list => `${hsds}/${list}?full=true`,
      ),
      `${hsds}/organizations?full_service=true`,
      ...tableNames.map(name => `${hsds}/tables/${tables[name].path}`),
      ...[...ids.values()].flatMap(id => [
        `/clare/find/${id}`,
        `${api}/services/${id}`,
        `${hsds}/services/${id}`,
        `/api/services/${id}/calendar.ics`,
        `/services/${id}`,
      ]),
    ];
    for (const address of addresses) {
      const response = await app.get(
        address,
        address.startsWith('/services') ? app.clare.linkWorker : undefined,
      );
      const text = await response.text();
      assert.ok([200, 304].includes(response.status), `${address} ${response.status}`);
      assert.doesNotMatch(text, secret, address);
    }
  });

  test('while the address of every other service is still told', async () => {
    const html = await (await app.get(`/clare/find/${ids.get('open')}`)).text();
    assert.match(html, /Known Road/);
    const places = await (await app.get('/api/oruk/v3/service_at_locations')).json();
    assert.equal(places.total_items, 1);
    const near = await (await app.get('/api/oruk/v3/services?postcode=V95&proximity=60000')).json();
    assert.equal(near.total_items, 1);
  });

  test('is on no card and is measured from nowhere', async () => {
    const cards = await serviceCards(app.database.open, [...ids.values()]);
    assert.doesNotMatch(JSON.stringify([...cards.values()]), secret);
    const found = await matchRecords(app.database.open, {
      region: 'ie',
      near: { lat: 52.84, lon: -8.98 },
      matters: [
        {
          kinds: ['domestic_abuse_specialist', 'gardening_nature'],
          words: ['garden'],
          kindsAlone: ['domestic_abuse_specialist', 'gardening_nature'],
          kindFit: 0.6,
          answers: 0.3,
          weight: 1,
        },
      ],
    });
    assert.equal(found.length, 4);
    assert.doesNotMatch(JSON.stringify(found), secret);
    assert.deepEqual(
      found.filter(one => one.metres !== null).map(one => one.name),
      ['Open garden'],
    );
  });
});
