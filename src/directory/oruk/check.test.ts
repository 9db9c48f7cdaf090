import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkOrukDetails, checkOrukPage, checkOrukRecord } from './check.ts';
import type { OrukFault } from './faults.ts';
import type { OrukRecord } from './schemas.ts';

const mocks = join(import.meta.dirname, '../fixtures/oruk-3.0/mocks');
const body = (path: string): unknown => JSON.parse(readFileSync(join(mocks, path), 'utf8'));

const checks: Record<string, (value: unknown) => readonly OrukFault[]> = {
  api_details: checkOrukDetails,
  ...Object.fromEntries(
    (
      [
        ['organization', 'organization'],
        ['organization_full', 'organization'],
        ['service_full', 'service'],
        ['service_at_location_full', 'service_at_location'],
        ['taxonomy', 'taxonomy'],
        ['taxonomy_term', 'taxonomy_term'],
      ] satisfies [string, OrukRecord][]
    ).map(([name, kind]) => [name, (value: unknown) => checkOrukRecord(kind, value)]),
  ),
  ...Object.fromEntries(
    (
      [
        ['organization_list', 'organization_list'],
        ['service_list', 'service_list'],
        ['service_at_location_list', 'service_at_location_list'],
        ['taxonomy_list', 'taxonomy'],
        ['taxonomy_term_list', 'taxonomy_term'],
      ] satisfies [string, OrukRecord][]
    ).map(([name, kind]) => [name, (value: unknown) => checkOrukPage(kind, value)]),
  ),
};
const check = (folder: string, name: string): string[] => {
  const rule = checks[name];
  assert.ok(rule, `no rule for ${name}`);
  return rule(body(`${folder}/${name}.json`)).map(({ path, fault }) => `${path} ${fault}`);
};
const names = (folder: string): string[] =>
  readdirSync(join(mocks, folder)).map(name => name.replace('.json', ''));

test('every body the official validator passes is accepted', () => {
  assert.equal(names('Default').length, 11);
  for (const name of names('Default')) assert.deepEqual(check('Default', name), [], name);
});

/** What is wrong with each body of the validator's failing service. */
const wrong: Record<string, readonly string[]> = {
  api_details: ['profile missing', 'openapi_url bad_url'],
  service_full: ['url bad_url', 'email bad_email'],
  service_list: [
    ...[0, 1].flatMap(at =>
      ['name missing', 'url bad_url', 'email bad_email'].map(one => `contents.${at}.${one}`),
    ),
    ...['name missing', 'url bad_url', 'email wrong_type'].map(one => `contents.2.${one}`),
    ...['name missing', 'email wrong_type'].map(one => `contents.3.${one}`),
  ],
  taxonomy_term: ['description missing', 'term_uri bad_url'],
  taxonomy_term_list: ['contents.0.parent_id own_parent'],
  service_at_location_full: ['location.id shared_id'],
  // The others carry no fault in themselves: the same bytes as those that pass, or one page of ten.
  organization_full: [],
  organization_list: [],
  service_at_location_list: [],
  taxonomy: [],
  taxonomy_list: [],
};

test('every body of the failing service is rejected at the places that are wrong', () => {
  assert.deepEqual(names('Fail').sort(), Object.keys(wrong).sort());
  for (const name of names('Fail')) {
    const found = check('Fail', name);
    assert.deepEqual(
      found.filter(one => (wrong[name] ?? []).includes(one)),
      wrong[name],
      name,
    );
    if (wrong[name]?.length === 0) assert.deepEqual(found, [], name);
  }
  for (const name of ['taxonomy', 'taxonomy_list']) {
    assert.deepEqual(body(`Fail/${name}.json`), body(`Default/${name}.json`));
  }
  assert.deepEqual(body('Fail/organization_full.json'), body('Default/organization.json'));
});

test('what is no page, no record and no object is a fault and never an error', () => {
  for (const odd of [null, 7, '', [], { contents: 'x' }, { contents: [null, 3] }]) {
    assert.ok(checkOrukPage('service_list', odd).length > 0, JSON.stringify(odd));
    assert.ok(checkOrukRecord('service', odd).length > 0);
    assert.ok(checkOrukDetails(odd).length > 0);
  }
});

test('a UUID counts by its shape, whatever its version', () => {
  const service = { id: '00000000-0000-9000-0000-00000000000a', name: 'Choir', status: 'active' };
  assert.deepEqual(checkOrukRecord('service_list', service), []);
  assert.deepEqual(checkOrukRecord('service_list', { ...service, id: 'a-1' }), [
    { path: 'id', fault: 'bad_uuid' },
  ]);
});
