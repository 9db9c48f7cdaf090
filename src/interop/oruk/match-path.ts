import { limitCodes, longestStatement } from '../../matching/index.ts';

/** How a member of staff is known to the interface: by the cookie of their sign-in. */
export const staff = {
  type: 'apiKey',
  in: 'cookie',
  name: 'hedgerow_session',
  description: 'The cookie of a member of staff who is signed in; over HTTPS its name begins with __Host-.',
} as const;

const texts = { type: 'array', items: { type: 'string' } } as const;
const services = { type: 'array', items: { type: 'object' } } as const;

/** `POST /api/match` in OpenAPI: a statement in, services by what matters out. */
export const matchPath = {
  post: {
    summary: 'Services that answer what somebody says matters to them; nothing of the statement is kept',
    security: [{ staff: [] }],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['statement'],
            additionalProperties: false,
            properties: {
              statement: { type: 'string', maxLength: longestStatement },
              near: {
                type: 'string',
                maxLength: 40,
                description: 'The first part of an Eircode or postcode.',
              },
              not: { ...texts, maxItems: 200, description: 'Concepts that were heard and are not meant.' },
              musts: {
                type: 'array',
                items: { enum: limitCodes },
                description: 'Limits that must hold; left out, the statement decides.',
              },
              within_km: { type: 'number', exclusiveMinimum: 0, maximum: 500 },
              show_hidden: { type: 'boolean', default: false },
            },
          },
        },
      },
    },
    responses: {
      200: {
        description:
          'What was heard, and the services by it, with scores, reasons and all that a replay needs.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: [
                'read_carefully',
                'place_known',
                'heard',
                'limits',
                'groups',
                'same_words',
                'nothing_for',
                'hidden',
                'lexicon',
                'weights',
              ],
              properties: {
                read_carefully: { type: 'boolean', description: 'A person should read the statement first.' },
                place_known: { type: 'boolean' },
                heard: { type: 'object' },
                limits: { type: 'object', properties: { must: texts, wish: texts } },
                groups: {
                  type: 'array',
                  items: { type: 'object', properties: { concepts: texts, services } },
                },
                same_words: services,
                nothing_for: texts,
                hidden: { type: 'array', items: { type: 'object' } },
                lexicon: { type: 'string', description: 'Version of the list of concepts in use.' },
                weights: { type: 'object' },
              },
            },
          },
        },
      },
      401: { description: 'Nobody is signed in.' },
      403: { description: 'Not for this role.' },
      422: { description: 'The body does not fit.' },
    },
  },
} as const;
