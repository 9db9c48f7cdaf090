import { NotFound } from '../../core/index.ts';
import {
  countServicesOf,
  minimalServicePage,
  publishedTaxonomies,
  publishedTaxonomy,
  publishedTerm,
  publishedTerms,
  type WholePlace,
  type WholeService,
  wholeLocation,
  wholeLocationPage,
  wholeOrganization,
  wholeOrganizationPage,
  wholePlacePage,
  wholePlaces,
  wholeServicePage,
  wholeServices,
  wholeServicesOf,
} from '../../directory/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type Db, listAddress, recordAddress, serviceAddress } from '../oruk/address.ts';
import { json, WrongRequest } from '../oruk/answer.ts';
import { type Query, readAsked, readPage } from '../oruk/asked.ts';
import { envelope } from '../oruk/envelope.ts';
import { sourceRecords } from '../oruk/routes.ts';
import { readHow } from './asked.ts';
import { listed, locationHead, locationRecord } from './parts.ts';
import { recordOf } from './record-of.ts';
import {
  organizationHead,
  organizationRecord,
  placeInList,
  placeRecord,
  serviceInList,
  serviceRecord,
  serviceWithoutPlaces,
} from './service.ts';
import { tableRoutes } from './table-routes.ts';

/** Where the interface of HSDS begins: all that is published, in the tables of HSDS 3.1 with our own additions. */
export const hsdsBase = '/api/hsds/v3';

const list = (path: string, answer: (db: Db, query: Query) => Promise<object>): Route =>
  listAddress(`${hsdsBase}${path}`, answer);
const one = (path: string, answer: (db: Db, id: string, query: Query) => Promise<object>): Route =>
  recordAddress(`${hsdsBase}${path}`, answer);

function firstOf<T>([one]: readonly T[], what: string): T {
  if (one === undefined) throw new NotFound(what);
  return one;
}

async function servicePage(db: Db, query: Query): Promise<object> {
  const { filter, page } = readAsked(query);
  const { full, minimal } = readHow(query);
  if (!minimal)
    return envelope(await wholeServicePage(db, filter, page), page, full ? serviceRecord : serviceInList);
  // HSDS asks for all of them on one page, unless a page is asked for.
  const whole = query['per_page'] === undefined ? { number: page.number, size: 1_000_000 } : page;
  return envelope(await minimalServicePage(db, filter, whole), whole, ({ id, changedAt }) => ({
    id,
    last_modified: changedAt.toString({ fractionalSecondDigits: 3 }),
  }));
}

async function serviceOf(db: Db, places: readonly WholePlace[]): Promise<ReadonlyMap<string, WholeService>> {
  const services = await wholeServices(db, [...new Set(places.map(place => place.service_id))]);
  return new Map(services.map(service => [service.id, service]));
}

async function placePage(db: Db, query: Query): Promise<object> {
  const { filter, page } = readAsked(query);
  const { full } = readHow(query);
  const { total, rows } = await wholePlacePage(db, filter, page);
  const services = await serviceOf(db, rows);
  const records = rows.flatMap(place => {
    const service = services.get(place.service_id);
    if (!service) return [];
    return [
      full
        ? { ...placeRecord(place, service), service: serviceWithoutPlaces(service) }
        : placeInList(place, service),
    ];
  });
  return envelope({ total, rows: records }, page, record => record);
}

async function organizationPage(db: Db, query: Query): Promise<object> {
  const page = readPage(query);
  const { search, full, full_service } = readHow(query);
  const found = await wholeOrganizationPage(db, search, page);
  const services = full_service
    ? await servicesOfAll(
        db,
        found.rows.map(row => row.id),
      )
    : [];
  return envelope(found, page, organization => ({
    ...(full || full_service
      ? organizationRecord(organization)
      : { ...organizationHead(organization), organization_identifiers: [] }),
    ...servicesOf(organization.id, services),
  }));
}

/** Most services that are told with their organizations; more would be half of the directory in one answer. */
const mostServices = 1000;

async function servicesOfAll(db: Db, ids: readonly string[]): Promise<readonly WholeService[]> {
  const count = await countServicesOf(db, ids);
  if (count <= mostServices) return wholeServicesOf(db, ids);
  const detail = `full_service must be left out, or per_page smaller: these are ${count} services, and ${mostServices} are the most that are told at once.`;
  throw new WrongRequest([{ parameter: 'full_service', detail }]);
}

const servicesOf = (id: string, services: readonly WholeService[]) =>
  listed('services', services.filter(service => service.organization?.id === id).map(serviceRecord));

/** The directory as HSDS, for everybody and without a key. */
export function hsdsRoutes({ publicUrl }: { readonly publicUrl: string }): readonly Route[] {
  const details = json(async ask => ({
    body: {
      version: '3.1',
      profile: `${publicUrl}${hsdsBase}/tables/datapackage.json`,
      openapi_url: `${publicUrl}/api/openapi.json`,
      sources: await ask.within(({ db }) => sourceRecords(db)),
    },
    changedAt: null,
  }));
  return [
    route({ method: 'get', path: hsdsBase, door: 'anyone', open: true, handle: details }),
    route({ method: 'get', path: `${hsdsBase}/`, door: 'anyone', open: true, handle: details }),
    list('/services', servicePage),
    serviceAddress(`${hsdsBase}/services`, async (db, id) =>
      serviceRecord(firstOf(await wholeServices(db, [id]), 'service')),
    ),
    list('/organizations', organizationPage),
    one('/organizations', async (db, id, query) => {
      const { full_service } = readHow(query);
      const services = full_service ? await servicesOfAll(db, [id]) : [];
      return { ...organizationRecord(await wholeOrganization(db, id)), ...servicesOf(id, services) };
    }),
    list('/locations', async (db, query) => {
      const page = readPage(query);
      const { search, full } = readHow(query);
      return envelope(await wholeLocationPage(db, search, page), page, full ? locationRecord : locationHead);
    }),
    one('/locations', async (db, id) => locationRecord(await wholeLocation(db, id))),
    list('/service_at_locations', placePage),
    one('/service_at_locations', async (db, id) => {
      const place = firstOf(await wholePlaces(db, [id]), 'place');
      const service = firstOf(await wholeServices(db, [place.service_id]), 'service');
      return { ...placeRecord(place, service), service: serviceWithoutPlaces(service) };
    }),
    list('/taxonomies', async (db, query) => {
      const page = readPage(query);
      return envelope(await publishedTaxonomies(db, page, readHow(query).search), page, taxonomyRecord);
    }),
    one('/taxonomies', async (db, id) => {
      const { terms, ...taxonomy } = await publishedTaxonomy(db, id);
      return { ...taxonomyRecord(taxonomy), taxonomy_terms: terms.map(termRecord) };
    }),
    list('/taxonomy_terms', async (db, query) => {
      const page = readPage(query);
      const { search, taxonomy_id, parent_id, top_only } = readHow(query);
      const asked = { search, taxonomyId: taxonomy_id, parentId: parent_id, topOnly: top_only };
      return envelope(await publishedTerms(db, page, asked), page, termRecord);
    }),
    one('/taxonomy_terms', async (db, id) => termRecord(await publishedTerm(db, id))),
    ...tableRoutes({ publicUrl, base: `${hsdsBase}/tables` }),
    route({
      method: 'get',
      path: `${hsdsBase}/*`,
      door: 'anyone',
      open: true,
      handle: json(async () => {
        throw new NotFound('address');
      }),
    }),
  ];
}

type Named = { readonly id: string; readonly name: string; readonly description: string | null };

// HSDS requires a description: the name stands in.
const taxonomyRecord = (row: Named): object =>
  recordOf('taxonomy', row, { description: row.description ?? row.name });
const termRecord = (row: Named): object =>
  recordOf('taxonomy_term', row, { description: row.description ?? row.name });
