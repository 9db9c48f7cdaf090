import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Reading } from '../record.ts';
import { isBroken, readFiles } from './read-files.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const settings = { mapping: null, organization: null, fallbackKinds: [], placeOf: () => null };

function read(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Reading {
  const reading = readFiles(files, settings);
  assert.ok(!isBroken(reading));
  return reading;
}
const json = (value: unknown): Reading =>
  read([{ name: 'a.json', bytes: Buffer.from(JSON.stringify(value)) }]);
const lost = ({ problems }: Reading) =>
  problems.filter(({ reason }) => reason === 'not_kept').map(({ column, value }) => [column, value]);

describe('the tables of HSDS that few sources fill', () => {
  test('all of the specification’s own tables is kept, except what describes the files', () => {
    const names = readdirSync(join(fixtures, 'hsds-3.0')).filter(name => name.endsWith('.csv'));
    const reading = read(
      names.map(name => ({ name, bytes: readFileSync(join(fixtures, 'hsds-3.0', name)) })),
    );
    const [service] = reading.services;
    const [organization] = reading.organizations;
    assert.deepEqual(
      [service?.more?.program?.name, service?.more?.assurerEmail, service?.more?.documents?.[0]?.uri],
      ['Community Mental Health Support', 'email@example.com', 'http://example.com'],
    );
    assert.match(service?.more?.funding?.[0] ?? '', /^This service is funded partially/);
    assert.deepEqual(
      [organization?.more?.taxStatus, organization?.more?.taxId, organization?.more?.identifiers],
      ['tax_status', 'tax_id', [{ scheme: 'GB-COH', type: 'Company number', identifier: '1234567' }]],
    );
    assert.equal(organization?.more?.programs?.[0]?.alternateName, 'MyCity Mental Health Group');
    const [phone] = service?.phones ?? [];
    assert.deepEqual(phone?.more?.languages?.[0]?.name, 'Urdu');
    const [schedule] = service?.schedules ?? [];
    assert.deepEqual(schedule?.more, { timezone: 3, wkst: 'TU', byweekno: '41,42', byyearday: '2,3,4' });
    assert.match(service?.areas[0]?.description ?? '', /AB1, AB2, and AB3$/);
    assert.deepEqual(reading.organizations[0]?.extra, {});
    assert.deepEqual(service?.extra, {});
    assert.deepEqual(lost(reading), [['meta_table_description', '1']]);
  });

  test('what the nested example of ORUK says is kept too', () => {
    const reading = read([
      { name: 'a.json', bytes: readFileSync(join(fixtures, 'oruk-3.0/examples/service_full.json')) },
    ]);
    assert.deepEqual(lost(reading), []);
    assert.ok(reading.services[0]?.more?.funding);
  });

  test('capacity, websites, documents, terms of an organization and of a place, and our own additions', () => {
    const reading = json([
      {
        id: 's1',
        name: 'Tea and talk',
        status: 'active',
        capacities: [
          {
            id: 'c1',
            unit: { id: 'u1', name: 'Place', scheme: 'house' },
            available: 4,
            maximum: 12,
            updated: '2026-11-01T10:00:00+01:00',
          },
          { id: 'c2', unit: { id: 'u1', name: 'Place' }, available: 'many' },
        ],
        additional_urls: [
          { id: 'x', label: 'Video', url: 'https://example.org/v' },
          { id: 'y', label: 'Broken', url: 'ht tp' },
        ],
        required_documents: [{ id: 'd', document: 'A letter' }, { id: 'e' }],
        accessibility: [{ id: 'a', code: 'hearing_loop', value: 'yes' }],
        online: 'no',
        sex: 'women',
        referral_needed: 'maybe',
        waiting_weeks: 3,
        waiting_as_of: '2026-11-01',
        kinds: ['befriending', 'unheard_of'],
        organization: {
          id: 'o1',
          name: 'Tea Trust',
          attributes: [
            { id: 'l', label: 'Charity', taxonomy_term: { id: 't', name: 'Charity', taxonomy: 'forms' } },
          ],
          metadata: [
            { id: 'm', last_action_date: '2024-02-03', field_name: 'name', updated_by: 'A. Persona' },
          ],
        },
        schedules: [
          {
            id: 'h',
            freq: 'WEEKLY',
            byday: 'TU',
            opens_at: '10:00',
            months: [9, 10],
            term_time: true,
            off_on: ['2026-12-22'],
            also_on: 'soon',
            breaks: [{ from: '2026-12-24', to: '2027-01-02' }],
          },
        ],
        service_at_locations: [
          {
            id: 'p',
            location: { id: 'h1', name: 'Hall', location_type: 'physical' },
            phones: [{ id: 'q', number: '061 123 456', attributes: [{ id: 'n' }] }],
            contacts: [{ id: 'r', name: 'The warden' }],
            service_areas: [{ id: 'w', name: 'The town' }],
            attributes: [{ id: 'v', taxonomy_term: { id: 't', name: 'Charity', taxonomy: 'forms' } }],
          },
        ],
      },
    ]);
    const [service] = reading.services;
    assert.deepEqual(service?.more, {
      documents: [{ document: 'A letter', uri: null }],
      capacities: [
        {
          unit: { key: 'u1', name: 'Place', scheme: 'house', identifier: null, uri: null },
          maximum: 12,
          description: null,
          updated: '2026-11-01T09:00:00Z',
          available: 4,
        },
      ],
      urls: [{ label: 'Video', url: 'https://example.org/v' }],
      access: [{ code: 'hearing_loop', value: 'yes', description: null, details: null, url: null }],
      told: { online: 'no', sex: 'women', waiting_weeks: 3, waiting_as_of: '2026-11-01' },
    });
    assert.deepEqual(service?.kinds, ['befriending']);
    assert.deepEqual(service?.schedules[0]?.more, {
      months: [9, 10],
      termTime: true,
      offOn: ['2026-12-22'],
      breaks: [{ from: '2026-12-24', to: '2027-01-02' }],
    });
    const place = service?.places[0]?.more;
    assert.deepEqual(
      [place?.phones?.[0]?.number, place?.contacts?.[0]?.name, place?.areas?.[0]?.name],
      ['061 123 456', 'The warden', 'The town'],
    );
    assert.equal(place?.attributes?.[0]?.termKey, 't');
    const organization = reading.organizations[0]?.more;
    assert.deepEqual(
      [organization?.attributes?.[0]?.label, organization?.metadata?.[0]?.updatedBy],
      ['Charity', 'A. Persona'],
    );
    assert.deepEqual(lost(reading), [
      ['phone.attributes', '1'],
      ['schedule.also_on', '1'],
      ['service.referral_needed', '1'],
    ]);
    assert.deepEqual(
      reading.problems
        .filter(({ level, reason }) => level === 'value' && reason !== 'not_kept')
        .map(({ column, reason }) => [column, reason]),
      [
        ['available', 'bad_number'],
        ['url', 'bad_url'],
      ],
    );
  });

  test('a column of a single table called like one of them loses nothing', () => {
    const csv =
      'name,funding,required_documents,metadata,program\nTea,The council,A letter; A card,as of May,Autumn\n';
    const reading = read([{ name: 'a.csv', bytes: Buffer.from(csv) }]);
    const [service] = reading.services;
    assert.deepEqual(service?.more, {
      funding: ['The council'],
      documents: [
        { document: 'A letter', uri: null },
        { document: 'A card', uri: null },
      ],
    });
    assert.deepEqual(service?.extra, { 'metadata (column)': 'as of May', 'program (column)': 'Autumn' });
    assert.deepEqual(reading.problems, []);
  });

  test('more breaks and single days than people could type, or a break without end, are lost and said', () => {
    const off_on = Array.from({ length: 61 }, (_, n) =>
      Temporal.PlainDate.from('2026-01-01').add({ days: n }).toString(),
    );
    const short = { from: '2026-12-24', to: '2027-01-02' };
    const read = (more: object) =>
      json([{ id: 's', name: 'Tea', schedules: [{ id: 'h', freq: 'DAILY', opens_at: '10:00', ...more }] }])
        .services[0]?.schedules[0]?.more;
    assert.equal(read({ off_on }), undefined);
    assert.equal(read({ breaks: Array.from({ length: 21 }, () => short) }), undefined);
    assert.equal(read({ breaks: [{ from: '1000-01-01', to: '9999-12-31' }] }), undefined);
    assert.deepEqual(read({ breaks: [short] }), { breaks: [short] });
  });

  test('a record that says none of it weighs what it weighed before', () => {
    const [service] = json([{ id: 's', name: 'Tea' }]).services;
    assert.ok(service && !('more' in service));
    assert.ok(
      json([{ id: 's', name: 'Tea', organization: { id: 'o', name: 'Trust' } }]).organizations.every(
        o => !('more' in o),
      ),
    );
  });
});
