import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import {
  publishedPlace,
  publishedPlaces,
  publishedService,
  publishedServices,
  publishedSources,
  publishedTaxonomies,
  publishedTaxonomy,
  publishedTerm,
  publishedTerms,
} from '../../directory/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type Route, route } from '../../web/index.ts';
import { json } from './answer.ts';
import { type Query, readAsked, readPage } from './asked.ts';
import { calendarRoute } from './calendar.ts';
import { csvRoute } from './csv.ts';
import { envelope } from './envelope.ts';
import { openApi } from './open-api.ts';
import { locationHead, locationRecord } from './place-record.ts';
import { said } from './said.ts';
import { serviceHead, serviceRecord, serviceWithoutPlaces } from './service-record.ts';
import { taxonomyRecord, termRecord } from './term-record.ts';

/** Where the interface of Open Referral UK begins. */
export const base = '/api/oruk/v3';

type Db = Scope['db'];

/** A list: its query is read before the database is asked. */
function list(path: string, answer: (db: Db, query: Query) => Promise<object>): Route {
  return route({
    method: 'get',
    path: `${base}${path}`,
    door: 'anyone',
    open: true,
    handle: json(ask => ask.within(({ db }) => answer(db, ask.c.req.queries()))),
  });
}

const uuid = z.guid();

/** One record by its id; what is no UUID is not found, as an id that nobody has. */
function one(path: string, answer: (db: Db, id: string) => Promise<object>): Route {
  return route({
    method: 'get',
    path: `${base}${path}/:id`,
    door: 'anyone',
    open: true,
    handle: json(ask => {
      const id = uuid.safeParse(ask.c.req.param('id'));
      if (!id.success) throw new NotFound('record');
      return ask.within(({ db }) => answer(db, id.data));
    }),
  });
}

/**
 * The directory as open data, for everybody and without a key.
 * @param publicUrl the address people see, without a slash at the end
 */
export function orukRoutes({ publicUrl }: { readonly publicUrl: string }): readonly Route[] {
  const details = json(ask =>
    ask.within(async ({ db }) => ({
      version: 'HSDS-UK-3.0',
      profile: 'https://docs.openreferraluk.org/en/latest/',
      openapi_url: `${publicUrl}/api/openapi.json`,
      sources: (await publishedSources(db)).map(source =>
        said({
          title: source.title,
          licence: source.licence,
          licence_url: source.licenceUrl,
          attribution: source.attribution,
        }),
      ),
    })),
  );
  return [
    route({ method: 'get', path: base, door: 'anyone', open: true, handle: details }),
    route({ method: 'get', path: `${base}/`, door: 'anyone', open: true, handle: details }),
    list('/services', async (db, query) => {
      const { filter, page } = readAsked(query);
      return envelope(await publishedServices(db, filter, page), page, serviceHead);
    }),
    one('/services', async (db, id) => serviceRecord(await publishedService(db, id))),
    list('/service_at_locations', async (db, query) => {
      const { filter, page } = readAsked(query);
      return envelope(await publishedPlaces(db, filter, page), page, ({ service, location, ...place }) =>
        said({ ...place, location: locationHead(location), service: serviceHead(service) }),
      );
    }),
    one('/service_at_locations', async (db, id) => {
      const { service, location, ...place } = await publishedPlace(db, id);
      return said({
        ...place,
        location: locationRecord(location, service.region),
        service: serviceWithoutPlaces(service),
      });
    }),
    list('/taxonomies', async (db, query) => {
      const page = readPage(query);
      return envelope(await publishedTaxonomies(db, page), page, taxonomyRecord);
    }),
    one('/taxonomies', async (db, id) => {
      const taxonomy = await publishedTaxonomy(db, id);
      return { ...taxonomyRecord(taxonomy), taxonomy_terms: taxonomy.terms.map(termRecord) };
    }),
    list('/taxonomy_terms', async (db, query) => {
      const page = readPage(query);
      return envelope(await publishedTerms(db, page), page, termRecord);
    }),
    one('/taxonomy_terms', async (db, id) => termRecord(await publishedTerm(db, id))),
    csvRoute,
    calendarRoute,
    route({
      method: 'get',
      path: '/api/openapi.json',
      door: 'anyone',
      open: true,
      handle: json(async () => openApi(publicUrl)),
    }),
    route({
      method: 'get',
      path: `${base}/*`,
      door: 'anyone',
      open: true,
      handle: json(async () => {
        throw new NotFound('address');
      }),
    }),
  ];
}
