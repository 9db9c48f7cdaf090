import { weekdays } from '../../directory/index.ts';
import { mostPerPage, proximityUnlessSaid } from './asked.ts';

/** A part of the document. */
export type Data = Readonly<Record<string, unknown>>;

/** A parameter of the query. */
export const query = (name: string, description: string, schema: Data): Data => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
});
/** An id. */
export const uuid = { type: 'string', format: 'uuid' };
const time = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$', examples: ['09:30'] };

/** Page and size of a list. */
export const paging = [
  query('page', 'Number of the page; the first is 1.', { type: 'integer', minimum: 1, default: 1 }),
  query('per_page', 'Results on a page.', { type: 'integer', minimum: 1, maximum: mostPerPage, default: 50 }),
];
/** The filters of services and places. */
export const filters = [
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
/** The id in the path. */
export const id = { name: 'id', in: 'path', required: true, schema: uuid };

/** An answer with its headers. */
export const reply = (description: string, type: string, schema: Data): Data => ({
  description,
  headers: {
    ETag: { description: 'Send it back as If-None-Match to be told 304.', schema: { type: 'string' } },
    'Last-Modified': {
      description: 'Send it back as If-Modified-Since to be told 304. Not told in the second of a change.',
      schema: { type: 'string' },
    },
    'Access-Control-Allow-Origin': { schema: { const: '*' } },
  },
  content: { [type]: { schema } },
});
/** A problem by its name. */
export const problem = (name: string): Data => ({ $ref: `#/components/responses/${name}` });
/** Nothing has changed. */
export const same = problem('NotModified');

/** A list in pages. */
export const list = (summary: string, item: string, parameters: readonly Data[]): Data => ({
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
/** A record by its id; a service that was merged leads to the one it became. */
export const record = (
  summary: string,
  item: string,
  { merged = false, parameters = [] }: { merged?: boolean; parameters?: readonly Data[] } = {},
): Data => ({
  get: {
    summary,
    parameters: [id, ...parameters],
    responses: {
      ...(merged ? { 301: problem('Merged') } : {}),
      200: reply('The record.', 'application/json', { $ref: item }),
      304: same,
      404: problem('NotFound'),
    },
  },
});
/** An address with one answer. */
export const plain = (summary: string, type: string, schema: Data, more: Data = {}): Data => ({
  get: { summary, ...more, responses: { 200: reply(summary, type, schema), 304: same } },
});
