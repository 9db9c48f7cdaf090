import {
  type Data,
  filters,
  list,
  paging,
  plain,
  query,
  record,
  reply,
  same,
  uuid,
} from '../oruk/open-api-parts.ts';
import { type FieldKind, type HsdsTable, type TableName, tableNames, tables } from './tables.ts';

const kinds: Readonly<Record<FieldKind, Data>> = {
  id: uuid,
  text: { type: 'string' },
  uri: { type: 'string', format: 'uri' },
  email: { type: 'string', format: 'email' },
  number: { type: 'number' },
  whole: { type: 'integer' },
  date: { type: 'string', format: 'date' },
  time: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
  moment: { type: 'string', format: 'date-time' },
  flag: { type: 'boolean' },
  list: { type: 'array', items: {} },
};

/** Records inside a record: the name of the list or, for one alone, of the key. */
const inside: Readonly<
  Partial<Record<TableName, readonly (readonly [string, TableName, 'many' | 'one'])[]>>
> = {
  organization: [
    ['funding', 'funding', 'many'],
    ['contacts', 'contact', 'many'],
    ['phones', 'phone', 'many'],
    ['programs', 'program', 'many'],
    ['organization_identifiers', 'organization_identifier', 'many'],
    ['additional_websites', 'url', 'many'],
    ['attributes', 'attribute', 'many'],
    ['services', 'service', 'many'],
  ],
  service: [
    ['organization', 'organization', 'one'],
    ['program', 'program', 'one'],
    ['phones', 'phone', 'many'],
    ['contacts', 'contact', 'many'],
    ['schedules', 'schedule', 'many'],
    ['service_areas', 'service_area', 'many'],
    ['cost_options', 'cost_option', 'many'],
    ['languages', 'language', 'many'],
    ['funding', 'funding', 'many'],
    ['required_documents', 'required_document', 'many'],
    ['capacities', 'service_capacity', 'many'],
    ['additional_urls', 'url', 'many'],
    ['accessibility', 'accessibility', 'many'],
    ['attributes', 'attribute', 'many'],
    ['service_at_locations', 'service_at_location', 'many'],
  ],
  location: [
    ['addresses', 'address', 'many'],
    ['accessibility', 'accessibility', 'many'],
    ['phones', 'phone', 'many'],
    ['contacts', 'contact', 'many'],
    ['schedules', 'schedule', 'many'],
    ['languages', 'language', 'many'],
    ['attributes', 'attribute', 'many'],
  ],
  service_at_location: [
    ['location', 'location', 'one'],
    ['service', 'service', 'one'],
    ['phones', 'phone', 'many'],
    ['contacts', 'contact', 'many'],
    ['schedules', 'schedule', 'many'],
    ['service_areas', 'service_area', 'many'],
    ['attributes', 'attribute', 'many'],
  ],
  phone: [['languages', 'language', 'many']],
  contact: [['phones', 'phone', 'many']],
  service_capacity: [['unit', 'unit', 'one']],
  attribute: [['taxonomy_term', 'taxonomy_term', 'one']],
  taxonomy: [['taxonomy_terms', 'taxonomy_term', 'many']],
};

const schemaName = (table: TableName): string => `hsds_${table}`;
const reference = (table: TableName): string => `#/components/schemas/${schemaName(table)}`;

function schemaOf(table: TableName): Data {
  const { fields, own = [] }: HsdsTable = tables[table];
  const properties = Object.entries(fields).map(([name, kind]) => [
    name,
    own.includes(name) ? { ...kinds[kind], description: 'Not part of HSDS: Hedgerow adds it.' } : kinds[kind],
  ]);
  const nested = (inside[table] ?? []).map(([name, of, how]) => {
    const ref = { $ref: reference(of) };
    return [name, how === 'one' ? ref : { type: 'array', items: ref }];
  });
  return {
    type: 'object',
    required: ['id'],
    properties: Object.fromEntries([...properties, ...nested]),
  };
}

/** The schemas of all tables, made from the fields that are published. */
export const hsdsSchemas: Data = Object.fromEntries(
  tableNames.map(table => [schemaName(table), schemaOf(table)]),
);

const flag = (name: string, description: string): Data =>
  query(name, description, { type: 'boolean', default: false });
const full = flag('full', 'Records with all that hangs on them.');
const fullService = flag(
  'full_service',
  'The services of each organization, fully nested; refused where they are more than 1,000.',
);
const search = query('search', 'A part of the name.', { type: 'string', maxLength: 500 });
const format = query('format', 'Only JSON is spoken.', { const: 'json' });
const terms = [
  query('taxonomy_id', 'Terms of this taxonomy.', uuid),
  query('parent_id', 'Terms right under this one.', uuid),
  flag('top_only', 'Terms that stand under no other.'),
];

/** The addresses of HSDS in OpenAPI. */
export function hsdsPaths(base: string): Data {
  const minimal = flag(
    'minimal',
    'Only id and last_modified of each, all on one page unless per_page is given.',
  );
  return {
    [base]: plain('What this interface is', 'application/json', { type: 'object' }),
    [`${base}/`]: plain('What this interface is', 'application/json', { type: 'object' }),
    [`${base}/services`]: list('Services', reference('service'), [
      ...filters,
      full,
      minimal,
      format,
      ...paging,
    ]),
    [`${base}/services/{id}`]: record('A service, fully nested', reference('service'), { merged: true }),
    [`${base}/organizations`]: list('Organizations that run a published service', reference('organization'), [
      search,
      full,
      fullService,
      format,
      ...paging,
    ]),
    [`${base}/organizations/{id}`]: record('An organization, fully nested', reference('organization'), {
      parameters: [fullService],
    }),
    [`${base}/locations`]: list('Places where a published service happens', reference('location'), [
      search,
      full,
      format,
      ...paging,
    ]),
    [`${base}/locations/{id}`]: record('A place, fully nested', reference('location')),
    [`${base}/service_at_locations`]: list('Places of services', reference('service_at_location'), [
      ...filters,
      full,
      format,
      ...paging,
    ]),
    [`${base}/service_at_locations/{id}`]: record(
      'A place of a service, fully nested',
      reference('service_at_location'),
    ),
    [`${base}/taxonomies`]: list('Taxonomies', reference('taxonomy'), [search, format, ...paging]),
    [`${base}/taxonomies/{id}`]: record('A taxonomy with its terms', reference('taxonomy')),
    [`${base}/taxonomy_terms`]: list('Taxonomy terms', reference('taxonomy_term'), [
      search,
      ...terms,
      format,
      ...paging,
    ]),
    [`${base}/taxonomy_terms/{id}`]: record('A taxonomy term', reference('taxonomy_term')),
    [`${base}/tables/datapackage.json`]: plain(
      'The tables as a tabular data package, with their addresses',
      'application/json',
      { type: 'object' },
    ),
    [`${base}/tables/{file}`]: {
      get: {
        summary: 'One table as CSV',
        parameters: [
          {
            name: 'file',
            in: 'path',
            required: true,
            schema: { type: 'string', enum: tableNames.map(name => tables[name].path) },
          },
        ],
        responses: {
          200: reply('All rows that are published.', 'text/csv', { type: 'string' }),
          304: same,
          404: { $ref: '#/components/responses/NotFound' },
        },
      },
    },
  };
}
