import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type DirectoryFile, importDirectory, type NewSource } from '../../directory/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { placeOf } from '../../programmes/index.ts';
import type { TestApp } from '../../web/testing.ts';

const schemas = join(import.meta.dirname, '..', '..', 'directory', 'oruk', 'schema-3.0');
const samples = join(import.meta.dirname, '..', '..', 'directory', 'fixtures');
const schemaOf = (file: string) => JSON.parse(readFileSync(join(schemas, file), 'utf8'));

// The only reference between these files: the terms of a taxonomy.
const term = schemaOf('taxonomy_term.json');
const taxonomy = schemaOf('taxonomy.json');
taxonomy.properties.taxonomy_terms.items = term;

/** The JSON Schemas of the profile, as published, read by zod: what each address answers with. */
export const profile = {
  service_list: z.fromJSONSchema(schemaOf('compiled/service_list.json')),
  service: z.fromJSONSchema(schemaOf('compiled/service.json')),
  service_at_location_list: z.fromJSONSchema(schemaOf('compiled/service_at_location_list.json')),
  service_at_location: z.fromJSONSchema(schemaOf('compiled/service_at_location.json')),
  taxonomy: z.fromJSONSchema(taxonomy),
  taxonomy_term: z.fromJSONSchema(term),
};

/** A record and a page as they come, for tests to look into. */
export type Json = Record<string, unknown> & { readonly id: string };
export type List = {
  readonly total_items: number;
  readonly total_pages: number;
  readonly size: number;
  readonly first_page: boolean;
  readonly last_page: boolean;
  readonly empty: boolean;
  readonly contents: readonly Json[];
};

const file = (path: string): DirectoryFile => ({ name: path, bytes: readFileSync(join(samples, path)) });

/** Untidy services: addresses that are none, rhythms the profile does not know, an empty text, a refuge, a formula. */
const untidy = {
  name: 'untidy.json',
  bytes: Buffer.from(
    JSON.stringify([
      {
        id: 'a0000000-0000-4000-8000-000000000001',
        name: '=HYPERLINK("https://evil.example")',
        status: 'active',
        description: '',
        url: 'https://example.org/a|b[c]?d={e}',
        email: 'hello@example.org',
        minimum_age: 18,
        maximum_age: 65,
        organization: {
          id: 'a0000000-0000-4000-8000-0000000000aa',
          name: 'Untidy Trust',
          logo: 'not an address',
        },
        schedules: [
          { freq: 'DAILY', opens_at: '09:00', closes_at: '10:30' },
          { freq: 'YEARLY', dtstart: '2026-11-24', opens_at: '18:00', closes_at: '20:00' },
        ],
        service_at_locations: [
          {
            location: {
              id: 'a0000000-0000-4000-8000-0000000000bb',
              name: 'The hall',
              location_type: 'physical',
              addresses: [{ address_1: '1 High Street', postal_code: 'M33 2AB', address_type: 'physical' }],
            },
          },
        ],
      },
      {
        id: 'a0000000-0000-4000-8000-000000000002',
        name: 'Open door, a domestic abuse refuge',
        status: 'active',
        description: 'A women’s refuge for those who live with domestic abuse.',
        service_at_locations: [
          {
            location: {
              id: 'a0000000-0000-4000-8000-0000000000cc',
              name: 'Safe house at Larkspur Lane',
              location_type: 'physical',
              latitude: 53.4252,
              longitude: -2.3244,
              addresses: [
                {
                  address_1: '7 Larkspur Lane',
                  city: 'Sale',
                  postal_code: 'M33 2AB',
                  address_type: 'physical',
                },
              ],
            },
          },
        ],
      },
      {
        id: 'a0000000-0000-4000-8000-000000000003',
        name: 'Closed long ago',
        status: 'defunct',
        description: 'Not here any more.',
      },
    ]),
  ),
} satisfies DirectoryFile;

/** Fills the directory: real open data, the profile's own example, and the untidy ones. */
export async function fill({ database, clare }: TestApp): Promise<void> {
  const sanMateo = readdirSync(join(samples, 'ohana-san-mateo')).filter(name => name.endsWith('.csv'));
  const sources: readonly (readonly [string, readonly DirectoryFile[]])[] = [
    ['libraries', [file('trafford/trafford_libraries.csv')]],
    ['clubs', [file('trafford/sports_clubs.csv')]],
    ['san-mateo', sanMateo.map(name => file(`ohana-san-mateo/${name}`))],
    ['oruk', [file('oruk-3.0/examples/service_full.json')]],
    ['untidy', [untidy]],
  ];
  for (const [key, files] of sources) {
    const source: NewSource = {
      key,
      title: key,
      region: 'uk',
      licence: 'OGL v3.0',
      licenceUrl: null,
      attribution: null,
      url: null,
      correctAsOf: Temporal.PlainDate.from('2026-01-31'),
      settings: { mapping: null, organization: null, fallbackKinds: [] },
    };
    const report = await database.within(systemActor(clare.linkWorker.actor.programmeId), scope =>
      importDirectory(scope, { source, files, placeOf: code => placeOf('uk', code) }),
    );
    if (report.state !== 'done') throw new Error(`${key} was not imported`);
  }
}
