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
import { type Route, route } from '../../web/index.ts';
import { type Db, listAddress, recordAddress, serviceAddress } from './address.ts';
import { json } from './answer.ts';
import { type Query, readAsked, readPage } from './asked.ts';
import { calendarRoute } from './calendar.ts';
import { csvRoute } from './csv.ts';
import { envelope } from './envelope.ts';
import { locationHead, locationRecord } from './place-record.ts';
import { said } from './said.ts';
import { serviceHead, serviceRecord, serviceWithoutPlaces } from './service-record.ts';
import { taxonomyRecord, termRecord } from './term-record.ts';

/** Where the interface of Open Referral UK begins. */
export const base = '/api/oruk/v3';

const list = (path: string, answer: (db: Db, query: Query) => Promise<object>): Route =>
  listAddress(`${base}${path}`, answer);
const one = (path: string, answer: (db: Db, id: string) => Promise<object>): Route =>
  recordAddress(`${base}${path}`, answer);

/** Where the entries come from, and what must go with them. */
export async function sourceRecords(db: Db): Promise<readonly object[]> {
  return (await publishedSources(db)).map(source =>
    said({
      title: source.title,
      licence: source.licence,
      licence_url: source.licenceUrl,
      attribution: source.attribution,
    }),
  );
}

/**
 * The directory as open data, for everybody and without a key.
 * @param publicUrl the address people see, without a slash at the end
 */
export function orukRoutes({ publicUrl }: { readonly publicUrl: string }): readonly Route[] {
  const details = json(async ask => ({
    body: await ask.within(async ({ db }) => ({
      version: 'HSDS-UK-3.0',
      profile: 'https://docs.openreferraluk.org/en/latest/',
      openapi_url: `${publicUrl}/api/openapi.json`,
      sources: await sourceRecords(db),
    })),
    changedAt: null,
  }));
  return [
    route({ method: 'get', path: base, door: 'anyone', open: true, handle: details }),
    route({ method: 'get', path: `${base}/`, door: 'anyone', open: true, handle: details }),
    list('/services', async (db, query) => {
      const { filter, page } = readAsked(query);
      return envelope(await publishedServices(db, filter, page), page, serviceHead);
    }),
    serviceAddress(`${base}/services`, async (db, id) => serviceRecord(await publishedService(db, id))),
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
      path: `${base}/*`,
      door: 'anyone',
      open: true,
      handle: json(async () => {
        throw new NotFound('address');
      }),
    }),
  ];
}
