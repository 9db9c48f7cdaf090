import { matchPath, staff } from './match-path.ts';
import {
  type Data,
  filters,
  id,
  list,
  paging,
  plain,
  problem,
  record,
  reply,
  same,
} from './open-api-parts.ts';

/** The profile's own schemas; every answer is valid against them. */
const schemas = 'https://raw.githubusercontent.com/openreferral/uk-profile/main/schema';
const service = `${schemas}/compiled/service.json`;

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
 * @param more paths and schemas of other interfaces
 */
export function openApi(publicUrl: string, more: { readonly paths: Data; readonly schemas: Data }): Data {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hedgerow: the directory as open data',
      version: '3.0',
      description:
        'Open Referral UK 3.0 (HSDS 3.0 UK profile) and all of HSDS 3.1, for everybody and without a key. Licences stand with each source.',
    },
    servers: [{ url: publicUrl }],
    paths: {
      '/api/oruk/v3': plain('What this interface is', 'application/json', details),
      '/api/oruk/v3/': plain('What this interface is', 'application/json', details),
      '/api/oruk/v3/services': list('Services', `${schemas}/compiled/service_list.json`, [
        ...filters,
        ...paging,
      ]),
      '/api/oruk/v3/services/{id}': record('A service, fully nested', service, { merged: true }),
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
            301: problem('Merged'),
            200: reply(
              'One repeating event for each schedule; days taken off are kept as cancelled.',
              'text/calendar',
              { type: 'string' },
            ),
            304: same,
            404: problem('NotFound'),
          },
        },
      },
      ...more.paths,
      '/api/match': matchPath,
      '/api/openapi.json': plain('This document', 'application/json', { type: 'object' }),
    },
    components: {
      securitySchemes: { staff },
      schemas: { Page: page, Problem: problemSchema, ...more.schemas },
      responses: {
        NotModified: { description: 'Nothing has changed since the tag or the date you sent.' },
        Merged: { description: 'It was merged into the service at Location.' },
        WrongRequest: problemReply('A parameter cannot be used; errors names each.'),
        NotFound: problemReply('Nothing is published under this id.'),
      },
    },
  };
}
