import { weekdays } from '../../directory/index.ts';
import { mostPerPage, proximityUnlessSaid } from './asked.ts';
import { matchPath, staff } from './match-path.ts';

type Data = Readonly<Record<string, unknown>>;

/** The profile's own schemas; every answer is valid against them. */
const schemas = 'https://raw.githubusercontent.com/openreferral/uk-profile/main/schema';
const service = `${schemas}/compiled/service.json`;

const query = (name: string, description: string, schema: Data): Data => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
});
const uuid = { type: 'string', format: 'uuid' };
const time = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$', examples: ['09:30'] };

const paging = [
  query('page', 'Number of the page; the first is 1.', { type: 'integer', minimum: 1, default: 1 }),
  query('per_page', 'Results on a page.', { type: 'integer', minimum: 1, maximum: mostPerPage, default: 50 }),
];
const filters = [
  query('search', 'Full text search: every word, "a phrase", or, -without.', {
    type: 'string',
    maxLength: 500,
  }),
  {
    ...query('taxonomy_term_id', 'Services with this term; given several times, with all of them.', {
      type: 'array',
      items: uuid,
      maxItems: 20,
    }),
    style: 'form',
    explode: true,
  },
  query('taxonomy_id', 'Services with any term of this taxonomy.', uuid),
  query('organization_id', 'Services of this organization.', uuid),
  query('minimum_age', 'Services whose minimum age is at least this.', { type: 'number', minimum: 0 }),
  query('maximum_age', 'Services whose maximum age is at most this.', { type: 'number', minimum: 0 }),
  query('start_time', 'Services with a schedule that opens at or after this local time.', time),
  query('end_time', 'Services with a schedule that closes at or before this local time.', time),
  query('day', 'Services with a schedule on this day. One schedule must meet day, start and end together.', {
    type: 'string',
    enum: weekdays,
  }),
  query('modified_after', 'Services changed at or after this moment.', {
    type: 'string',
    format: 'date-time',
  }),
  query(
    'postcode',
    'Eircode or UK postcode, whole or its first part: services near the middle of its area.',
    {
      type: 'string',
      examples: ['V95', 'M33 2AB'],
    },
  ),
  query('proximity', 'Metres around the postcode.', { type: 'number', default: proximityUnlessSaid }),
];
const id = { name: 'id', in: 'path', required: true, schema: uuid };

const reply = (description: string, type: string, schema: Data): Data => ({
  description,
  headers: {
    ETag: { description: 'Send it back as If-None-Match to be told 304.', schema: { type: 'string' } },
    'Access-Control-Allow-Origin': { schema: { const: '*' } },
  },
  content: { [type]: { schema } },
});
const problem = (name: string): Data => ({ $ref: `#/components/responses/${name}` });
const same = problem('NotModified');

const list = (summary: string, item: string, parameters: readonly Data[]): Data => ({
  get: {
    summary,
    parameters,
    responses: {
      200: reply('A page of the list.', 'application/json', {
        allOf: [
          { $ref: '#/components/schemas/Page' },
          { type: 'object', properties: { contents: { type: 'array', items: { $ref: item } } } },
        ],
      }),
      304: same,
      400: problem('WrongRequest'),
    },
  },
});
const record = (summary: string, item: string): Data => ({
  get: {
    summary,
    parameters: [id],
    responses: {
      200: reply('The record.', 'application/json', { $ref: item }),
      304: same,
      404: problem('NotFound'),
    },
  },
});
const plain = (summary: string, type: string, schema: Data, more: Data = {}): Data => ({
  get: { summary, ...more, responses: { 200: reply(summary, type, schema), 304: same } },
});

const details = {
  type: 'object',
  required: ['version', 'profile', 'openapi_url', 'sources'],
  properties: {
    version: { const: 'HSDS-UK-3.0' },
    profile: { type: 'string', format: 'uri' },
    openapi_url: { type: 'string', format: 'uri' },
    sources: {
      description: 'Where the entries come from, with their licences and the words that must go with them.',
      type: 'array',
      items: {
        type: 'object',
        required: ['title', 'licence'],
        properties: {
          title: { type: 'string' },
          licence: { type: 'string' },
          licence_url: { type: 'string', format: 'uri' },
          attribution: { type: 'string' },
        },
      },
    },
  },
};

const page = {
  type: 'object',
  required: [
    'total_items',
    'total_pages',
    'page_number',
    'size',
    'first_page',
    'last_page',
    'empty',
    'contents',
  ],
  properties: {
    total_items: { type: 'integer', minimum: 0 },
    total_pages: { type: 'integer', minimum: 0 },
    page_number: { type: 'integer', minimum: 1 },
    size: { type: 'integer', minimum: 0, description: 'Results on this page.' },
    first_page: { type: 'boolean' },
    last_page: { type: 'boolean' },
    empty: { type: 'boolean' },
    contents: { type: 'array' },
  },
};

const problemSchema = {
  type: 'object',
  description: 'Problem details (RFC 9457).',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { const: 'about:blank' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['parameter', 'detail'],
        properties: { parameter: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};
const problemReply = (description: string): Data => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/**
 * OpenAPI 3.1 of the published directory.
 * @param publicUrl the address people see, without a slash at the end
 */
export function openApi(publicUrl: string): Data {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hedgerow: the directory as open data',
      version: '3.0',
      description:
        'Open Referral UK 3.0 (HSDS 3.0 UK profile), for everybody and without a key. Licences stand with each source.',
    },
    servers: [{ url: publicUrl }],
    paths: {
      '/api/oruk/v3': plain('What this interface is', 'application/json', details),
      '/api/oruk/v3/': plain('What this interface is', 'application/json', details),
      '/api/oruk/v3/services': list('Services', `${schemas}/compiled/service_list.json`, [
        ...filters,
        ...paging,
      ]),
      '/api/oruk/v3/services/{id}': record('A service, fully nested', service),
      '/api/oruk/v3/service_at_locations': list(
        'Places of services',
        `${schemas}/compiled/service_at_location_list.json`,
        [...filters, ...paging],
      ),
      '/api/oruk/v3/service_at_locations/{id}': record(
        'A place of a service, fully nested',
        `${schemas}/compiled/service_at_location.json`,
      ),
      '/api/oruk/v3/taxonomies': list('Taxonomies', `${schemas}/taxonomy.json`, paging),
      '/api/oruk/v3/taxonomies/{id}': record('A taxonomy with its terms', `${schemas}/taxonomy.json`),
      '/api/oruk/v3/taxonomy_terms': list('Taxonomy terms', `${schemas}/taxonomy_term.json`, paging),
      '/api/oruk/v3/taxonomy_terms/{id}': record('A taxonomy term', `${schemas}/taxonomy_term.json`),
      '/api/services.csv': {
        get: {
          summary: 'Services as one CSV file, safe to open in a spreadsheet',
          parameters: filters,
          responses: {
            200: reply('Columns named as in HSDS.', 'text/csv', { type: 'string' }),
            304: same,
            400: problem('WrongRequest'),
          },
        },
      },
      '/api/services/{id}/calendar.ics': {
        get: {
          summary: 'The regular times of a service as iCalendar',
          parameters: [id],
          responses: {
            200: reply('One repeating event for each schedule.', 'text/calendar', { type: 'string' }),
            304: same,
            404: problem('NotFound'),
          },
        },
      },
      '/api/match': matchPath,
      '/api/openapi.json': plain('This document', 'application/json', { type: 'object' }),
    },
    components: {
      securitySchemes: { staff },
      schemas: { Page: page, Problem: problemSchema },
      responses: {
        NotModified: { description: 'Nothing has changed since the tag you sent.' },
        WrongRequest: problemReply('A parameter cannot be used; errors names each.'),
        NotFound: problemReply('Nothing is published under this id.'),
      },
    },
  };
}
