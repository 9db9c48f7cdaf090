import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { PlaceOf } from '../derive/locate.ts';
import type { Reading } from '../record.ts';
import { type DirectoryFile, isBroken, type ReadingSettings, readFiles } from './read-files.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const nowhere: PlaceOf = () => null;
const settings: ReadingSettings = { mapping: null, organization: null, fallbackKinds: [], placeOf: nowhere };

const file = (path: string): DirectoryFile => ({ name: path, bytes: readFileSync(join(fixtures, path)) });
const folder = (path: string): DirectoryFile[] =>
  readdirSync(join(fixtures, path))
    .filter(name => name.endsWith('.csv'))
    .map(name => ({ name, bytes: readFileSync(join(fixtures, path, name)) }));
const typed = (text: string, name = 'typed.csv'): DirectoryFile => ({ name, bytes: Buffer.from(text) });

function read(files: readonly DirectoryFile[], changed: Partial<ReadingSettings> = {}): Reading {
  const reading = readFiles(files, { ...settings, ...changed });
  assert.ok(!isBroken(reading), `broken: ${JSON.stringify(reading).slice(0, 300)}`);
  return reading;
}

const counts = ({ rows, organizations, locations, services, terms, problems }: Reading) => ({
  rows,
  organizations: organizations.length,
  locations: locations.length,
  services: services.length,
  terms: terms.length,
  problems: problems.length,
});

test('the libraries of Trafford: 13 of 13, two of them in one house', () => {
  const reading = read([file('trafford/trafford_libraries.csv')]);
  assert.deepEqual(counts(reading), {
    rows: 13,
    organizations: 13,
    locations: 12,
    services: 13,
    terms: 3,
    problems: 0,
  });
  assert.ok(reading.services.every(service => service.kinds.includes('reading_library')));
  assert.equal(reading.locations[0]?.position?.approximate, false);
});

test('the children’s centres keep the number the source gives them', () => {
  const reading = read([file('trafford/trafford_childrens_centres.csv')]);
  assert.deepEqual(
    reading.services.map(({ key, kinds }) => [key, kinds]),
    [
      ['22329', ['parents']],
      ['22963', ['parents']],
    ],
  );
});

test('the parks are places without an address, run by one organization; "N/A" is nothing', () => {
  const reading = read([file('trafford/trafford_green_flags.csv')]);
  assert.deepEqual(counts(reading), {
    rows: 11,
    organizations: 1,
    locations: 11,
    services: 11,
    terms: 0,
    problems: 0,
  });
  assert.equal(reading.organizations[0]?.name, 'One Trafford');
  assert.ok(reading.services.every(service => service.email === null));
  assert.equal(reading.services[1]?.url, 'https://www.trafford.gov.uk');
});

test('the sports clubs have no coordinates: the middle of the outward code stands in, marked', () => {
  const placeOf: PlaceOf = code => (code === 'M31' ? { lat: 53.4261, lon: -2.4058 } : null);
  const reading = read([file('trafford/sports_clubs.csv')], { placeOf });
  const { services, locations, problems } = reading;
  assert.equal(services.length, 140);
  assert.ok(services.every(service => service.kinds[0] !== undefined));
  const placed = locations.filter(location => location.position !== null);
  assert.ok(placed.length > 0 && placed.every(location => location.position?.approximate));
  assert.equal(problems.filter(problem => problem.reason === 'unplaced').length > 0, true);
});

test('the ten tables of San Mateo: 8 organizations, 22 places, 23 services, nothing lost', () => {
  const reading = read(folder('ohana-san-mateo'));
  assert.deepEqual(counts(reading), {
    rows: 23,
    organizations: 8,
    locations: 22,
    services: 23,
    terms: 387,
    problems: 0,
  });
  const statuses = Map.groupBy(reading.services, service => service.status);
  assert.deepEqual(
    ['active', 'inactive', 'defunct'].map(status => statuses.get(status as 'active')?.length),
    [21, 1, 1],
  );
  const passports = reading.services.find(service => service.key === '22');
  assert.deepEqual(
    passports?.schedules.map(({ byday, opensAt, closesAt }) => [byday, opensAt, closesAt]),
    [
      ['MO', '08:00', '12:00'],
      ['MO', '14:00', '16:00'],
      ['WE', '10:00', '15:00'],
    ],
  );
  assert.equal(passports?.attributes.length, 8);
  const house = reading.locations.find(location => location.key === '1');
  assert.deepEqual(
    house?.accessibility.map(({ code, value }) => [code, value]),
    [
      ['parking', 'yes'],
      ['step_free', 'yes'],
      ['accessible_toilet', 'yes'],
      ['step_free', 'yes'],
    ],
  );
});

test('the tables of HSDS 3.0: one of each, its impossible position and a term that hangs on nothing are reported', () => {
  const reading = read(folder('hsds-3.0'));
  assert.deepEqual(counts(reading), {
    rows: 1,
    organizations: 1,
    locations: 1,
    services: 1,
    terms: 1,
    problems: 6,
  });
  assert.deepEqual(
    reading.problems.map(({ file: name, row, column, reason }) => [name, row, column, reason]),
    [
      ['locations.csv', 2, 'latitude', 'bad_coordinates'],
      ['locations.csv', 2, 'location', 'unplaced'],
      ['attributes.csv', 2, 'link_id', 'unknown_reference'],
      ['metadata.csv', 2, 'resource_id', 'unknown_reference'],
      [null, null, 'location.organization_id', 'unknown_reference'],
      [null, null, 'meta_table_description', 'not_kept'],
    ],
  );
  const [service] = reading.services;
  assert.deepEqual(
    [service?.phones.length, service?.contacts.length, service?.schedules.length, service?.costs.length],
    [1, 1, 1, 1],
  );
  assert.equal(service?.organizationKey, reading.organizations[0]?.key);
  assert.deepEqual(
    service?.places.map(place => place.locationKey),
    reading.locations.map(location => location.key),
  );
});

test('the tables of Outpost: 8 rows are two services; the hours nobody filled in are reported', () => {
  const sample = 'outpost/services--with-sample-data.csv';
  for (const reading of [read([file(sample)]), read(folder('outpost'))]) {
    assert.deepEqual(counts(reading), {
      rows: 8,
      organizations: 2,
      locations: 3,
      services: 2,
      terms: reading.terms.length,
      problems: 2,
    });
    assert.deepEqual(
      reading.problems.map(({ row, column, reason }) => [row, column, reason]),
      [
        [2, 'opens_at', 'bad_time'],
        [2, 'closes_at', 'bad_time'],
      ],
    );
    const [first, second] = reading.services;
    assert.deepEqual([first?.status, second?.status], ['inactive', 'active']);
    assert.deepEqual([first?.places.length, first?.costs.length, first?.schedules.length], [2, 2, 2]);
    // Neither the note nor the private contact of Outpost's staff comes in, nor their labels.
    assert.equal(JSON.stringify(reading).includes('private contact'), false);
    assert.equal(JSON.stringify(reading).includes('additional note'), false);
    assert.equal(JSON.stringify(reading).includes('internal label'), false);
    assert.ok(reading.terms.some(({ name }) => name === 'Dementia'));
  }
  assert.equal(counts(read([file('outpost/services.csv')])).services, 0);
  const template = readFiles([file('outpost/custom-fields-template--with-sample-data.csv')], settings);
  assert.ok(isBroken(template) && template.reason === 'no_services');
});

test('a place that its source hides is not taken, and a house it masks only by its town', () => {
  const reading = read([
    typed(
      'name,location_name,location_address_1,location_city,location_postcode,location_latitude,location_longitude,location_visible,mask_exact_address\n' +
        'Hidden,Flat,1 Lane,Sale,M33 2AB,53.4,-2.3,FALSE,FALSE\nMasked,House,2 Lane,Sale,M33 2AB,53.4,-2.3,TRUE,TRUE\n',
    ),
  ]);
  assert.deepEqual(
    reading.services.map(({ places }) => places.length),
    [0, 1],
  );
  const [place] = reading.locations;
  assert.deepEqual(
    [place?.position, place?.addresses[0]?.line1, place?.addresses[0]?.city],
    [null, null, 'Sale'],
  );
});

test('every example of ORUK 3.0 is read; its impossible position is reported', () => {
  for (const name of readdirSync(join(fixtures, 'oruk-3.0/examples')).filter(entry =>
    entry.endsWith('.json'),
  )) {
    const reading = read([file(`oruk-3.0/examples/${name}`)]);
    assert.equal(reading.rows, 1, name);
    assert.deepEqual(
      reading.problems.filter(problem => problem.level === 'row'),
      [],
      name,
    );
    assert.equal(reading.services.length, /^(service|organization_full)/.test(name) ? 1 : 0, name);
    assert.equal(reading.terms.length > 0, /taxonomy|_full/.test(name), name);
  }
  const full = read([file('oruk-3.0/examples/service_full.json')]);
  assert.deepEqual(
    full.problems.map(({ reason }) => reason),
    ['bad_coordinates', 'unplaced'],
  );
  assert.equal(full.services[0]?.free, 'no');
  assert.equal(full.complete, false);
  assert.deepEqual(counts(read(folder('oruk-3.0/examples/csv'))), {
    rows: 1,
    organizations: 1,
    locations: 1,
    services: 1,
    terms: 1,
    problems: 4,
  });
});

test('what the ORUK validator rejects is reported at the same places', () => {
  const list = read([file('oruk-3.0/mocks/Fail/service_list.json')]);
  assert.deepEqual(
    list.problems.map(({ row, level, reason }) => [row, level, reason]),
    [1, 2, 3, 4].map(row => [row, 'row', 'missing_name']),
  );
  const full = read([file('oruk-3.0/mocks/Fail/service_full.json')]);
  assert.ok(full.problems.some(({ reason, column }) => reason === 'bad_url' && column === 'url'));
  assert.ok(full.problems.some(({ reason, column }) => reason === 'bad_email' && column === 'email'));
  assert.equal(full.services.length, 1);
});

test('a semicolon file of a spreadsheet in Windows-1252 with blank lines and a row too long', () => {
  const text =
    'Name;Seoladh;Website\r\nCaf\xe9 na S\xedochána;1 Sr\xe1id Mh\xf3r;caf\xe9.example\r\n\r\nExtra;x;;surplus\r\n';
  const reading = read([{ name: 'a.csv', bytes: Buffer.from(text, 'latin1') }]);
  assert.deepEqual(
    reading.services.map(({ name }) => name),
    ['Café na Síochána', 'Extra'],
  );
  assert.deepEqual(
    reading.problems.filter(({ reason }) => reason === 'uneven_row').map(({ row, level }) => [row, level]),
    [[4, 'value']],
  );
});

test('bad rows are named by row, column and reason while good rows go in', () => {
  const reading = read([
    typed(
      'name,email,website,latitude,longitude,min age\nGood,a@b.ie,b.ie,53.1,-9.0,18\n,c@d.ie,,,,\nOdd,not-an-address,ht tp,91,0,two hundred\nOld,,,,,999\n',
    ),
  ]);
  assert.deepEqual(
    reading.services.map(({ name }) => name),
    ['Good', 'Odd', 'Old'],
  );
  assert.deepEqual(
    reading.problems.map(({ row, column, level, reason }) => [row, column, level, reason]),
    [
      [3, 'name', 'row', 'missing_name'],
      [4, 'latitude', 'value', 'bad_coordinates'],
      [4, 'location', 'note', 'unplaced'],
      [4, 'url', 'value', 'bad_url'],
      [4, 'email', 'value', 'bad_email'],
      [4, 'minimum_age', 'value', 'bad_number'],
      [5, 'maximum_age', 'value', 'bad_age'],
    ]
      .filter(([row]) => row !== 5)
      .concat([[5, 'minimum_age', 'value', 'bad_age']]),
  );
});

test('rows that point to a parent add places and times to it', () => {
  const reading = read([
    typed(
      'import_id,import_id_reference,name,location_name,location_postcode,scheduled_weekday,schedules_opens_at,contact_name,contact_visible\n' +
        '1,,Choir,Hall,WA14 1AH,monday,09:00:00,,\n2,1,,Second hall,M31 4FA,,,,\n3,1,,,,tuesday,hh:mm,,\n4,1,,,,,,Private,FALSE\n5,9,,,,,,,\n',
    ),
  ]);
  const [choir] = reading.services;
  assert.equal(reading.services.length, 1);
  assert.deepEqual([choir?.places.length, choir?.schedules.length, choir?.contacts.length], [2, 2, 0]);
  assert.ok(reading.problems.some(({ reason, row }) => reason === 'unknown_reference' && row === 6));
});

test('a value in the report is cut to whole characters', () => {
  const odd = `${'x'.repeat(199)}😀`;
  const reading = read([typed(JSON.stringify([{ id: 'a', name: 'Tea', email: odd }]), 'a.json')]);
  const value = reading.problems.find(({ reason }) => reason === 'bad_email')?.value;
  assert.ok(value?.isWellFormed());
});

test('markup becomes text and scripts are gone', () => {
  const html = '<p>Tea &amp; talk</p><script>alert(1)</script><p onclick="x">Every <b>Monday</b></p>';
  const reading = read([
    typed(
      JSON.stringify([{ id: 'a', name: '=<b>Tea</b>', description: html, made_up: { deep: '' } }]),
      'a.json',
    ),
  ]);
  assert.equal(reading.services[0]?.name, '=Tea');
  assert.equal(reading.services[0]?.description, 'Tea & talk\nEvery Monday');
  assert.deepEqual(reading.services[0]?.extra, { made_up: { deep: '' } });
});

test('keys of a row do not depend on its place in the file or on case', () => {
  const one = read([typed('name,address\nChoir,Main St\nWalk,Pier\n')]);
  const other = read([typed('name,address\nWALK,pier\nChoir,Main  St.\n')]);
  assert.deepEqual(
    new Set(one.services.map(({ key }) => key)),
    new Set(other.services.map(({ key }) => key)),
  );
});

test('what is no directory is refused whole', () => {
  const reason = (given: DirectoryFile): string => {
    const reading = readFiles([given], settings);
    return isBroken(reading) ? reading.reason : 'read';
  };
  assert.equal(reason(typed('')), 'empty');
  assert.equal(reason(typed('{"contents": [', 'a.json')), 'not_json');
  assert.equal(reason(typed('PK\u0003\u0004\u0000\u0000', 'a.zip')), 'not_text');
  assert.equal(reason(typed('colour,size\nred,3\n')), 'no_name_column');
  assert.equal(reason(typed('<html><body>Not found</body></html>', 'feed.json')), 'not_json');
});
