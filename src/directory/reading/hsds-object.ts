import { freeOf } from '../derive/free.ts';
import { kindsOf } from '../derive/kinds.ts';
import { positionFromPostcode } from '../derive/locate.ts';
import { activityKinds } from '../derive/openactive/activity-kinds.ts';
import type {
  AddressRecord,
  Extra,
  LocationRecord,
  OrganizationRecord,
  PlaceRecord,
  Position,
  ServiceStatus,
} from '../record.ts';
import type { Fields } from './fields.ts';
import { withMore } from './filled.ts';
import type { HsdsContext } from './hsds-context.ts';
import { kindsSaid, locationMore, organizationMore, placeMore, serviceMore } from './hsds-more.ts';
import * as parts from './hsds-parts.ts';
import { attributesOf } from './hsds-terms.ts';
import { derivedKey } from './keys.ts';

// What is kept by name is read first; the rest is kept as it came.
function rest<T extends object>(from: Fields, more: T | null): { extra: Extra; more?: T } {
  return { extra: from.rest(), ...withMore(more) };
}

/** Reads one organization with all that hangs on it. @returns its key, or null when it has no name */
export function readOrganization(from: Fields, context: HsdsContext): string | null {
  const name = from.text('name');
  const nested = from.many('services');
  if (name === null) {
    if (nested.length === 0) context.problems.add(from.where, 'value', 'missing_name', 'organization');
    for (const service of nested) readService(service, context, null);
    return null;
  }
  const record: OrganizationRecord = {
    key: from.text('id') ?? derivedKey(name),
    name,
    alternateName: from.text('alternate_name'),
    description: from.long('description'),
    email: from.email('email'),
    website: from.url('website', 'url'),
    logo: from.url('logo'),
    uri: from.url('uri'),
    legalStatus: from.text('legal_status'),
    yearIncorporated: from.whole('year_incorporated'),
    parentKey: from.text('parent_organization_id'),
    phones: parts.kept(from.many('phones'), parts.phoneOf),
    contacts: parts.kept(from.many('contacts'), parts.contactOf),
    ...rest(from, organizationMore(from, context)),
  };
  for (const location of from.many('locations')) readLocation(location, context);
  context.gathered.organization(record);
  for (const service of nested) readService(service, context, record.key);
  return record.key;
}

function positionOf(
  from: Fields,
  addresses: readonly AddressRecord[],
  context: HsdsContext,
): Position | null {
  const lat = from.number('latitude');
  const lon = from.number('longitude');
  if (lat !== null && lon !== null && !(lat === 0 && lon === 0)) {
    if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon, approximate: false };
    context.problems.add(from.where, 'value', 'bad_coordinates', 'latitude', `${lat}, ${lon}`);
  }
  return positionFromPostcode(addresses, context.placeOf);
}

/** Reads one place. @returns its key, or null when it says neither name nor address nor position */
export function readLocation(from: Fields, context: HsdsContext): string | null {
  const addresses = [
    ...parts.kept(from.many('addresses', 'physical_addresses'), item => parts.addressOf(item)),
    ...parts.kept(from.many('postal_addresses'), item => parts.addressOf(item, 'postal')),
  ];
  const name = from.text('name');
  const position = positionOf(from, addresses, context);
  const type = from.text('location_type');
  if (name === null && addresses.length === 0 && position === null && type !== 'virtual') return null;
  const first = addresses[0];
  const key =
    from.text('id') ??
    derivedKey('place', name, first?.line1 ?? null, first?.city ?? null, first?.postalCode ?? null);
  const record: LocationRecord = {
    key,
    name,
    alternateName: from.text('alternate_name'),
    description: from.long('description', 'short_desc'),
    transportation: from.long('transportation'),
    type: type === 'virtual' || type === 'postal' ? type : 'physical',
    url: from.url('url', 'website'),
    externalIdentifier: from.text('external_identifier'),
    externalIdentifierType: from.text('external_identifier_type'),
    position,
    addresses,
    accessibility: from
      .many('accessibility', 'accessibility_for_disabilities')
      .flatMap(parts.accessibilityOf),
    phones: parts.kept(from.many('phones'), parts.phoneOf),
    contacts: parts.kept(from.many('contacts'), parts.contactOf),
    schedules: parts.kept(from.many('schedules', 'regular_schedules'), parts.scheduleOf),
    languages: parts.kept(from.many('languages'), parts.languageOf),
    ...rest(from, locationMore(from, context)),
  };
  const physical = record.type === 'physical';
  if (physical && position === null)
    context.problems.add(from.where, 'note', 'unplaced', 'location', name ?? first?.postalCode);
  context.gathered.location(record);
  return key;
}

function placesOf(from: Fields, context: HsdsContext): PlaceRecord[] {
  const own = from.many('service_at_locations').flatMap((item): PlaceRecord[] => {
    const location = item.one('location');
    const known = item.text('location_id');
    const locationKey = location ? readLocation(location, context) : known;
    if (locationKey === null) return [];
    if (!context.gathered.locations.has(locationKey)) {
      context.problems.add(item.where, 'value', 'unknown_reference', 'location_id', locationKey);
      return [];
    }
    const schedules = parts.kept(item.many('schedules', 'regular_schedules'), parts.scheduleOf);
    const more = withMore(placeMore(item, context));
    const place = { locationKey, description: item.long('description'), schedules, ...more };
    item.raw('service');
    item.done('service_at_location');
    return [place];
  });
  const plain = from
    .many('locations')
    .map(item => readLocation(item, context))
    .filter(key => key !== null);
  const all = [...own, ...plain.map(locationKey => ({ locationKey, description: null, schedules: [] }))];
  return all.filter(
    (place, index) => all.findIndex(other => other.locationKey === place.locationKey) === index,
  );
}

const statuses: Readonly<Record<string, ServiceStatus>> = {
  active: 'active',
  inactive: 'inactive',
  defunct: 'defunct',
  'temporarily closed': 'temporarily_closed',
  temporarily_closed: 'temporarily_closed',
};

function statusOf(from: Fields, context: HsdsContext): ServiceStatus {
  const text = from.text('status');
  const status = text === null ? 'active' : statuses[text.toLowerCase()];
  if (status) return status;
  context.problems.add(from.where, 'value', 'bad_status', 'status', text);
  return 'inactive';
}

function ageOf(from: Fields, name: string, context: HsdsContext): number | null {
  const age = from.number(name);
  if (age === null || (age >= 0 && age <= 130)) return age;
  context.problems.add(from.where, 'value', 'bad_age', name, age);
  return null;
}

/**
 * Reads one service with its organization, places and terms into the gathering; one without a name is reported and
 * left out. `organizationKey` is given when the service hangs on an organization already read.
 */
export function readService(from: Fields, context: HsdsContext, organizationKey: string | null): void {
  const name = from.text('name');
  if (name === null) {
    context.problems.add(from.where, 'row', 'missing_name', 'name', from.text('id'));
    return;
  }
  const nested = from.one('organization');
  const stated = from.text('organization_id');
  const owner = nested ? readOrganization(nested, context) : (organizationKey ?? stated);
  const places = placesOf(from, context);
  const costs = parts.kept(from.many('cost_options'), parts.costOf);
  const fees = from.long('fees_description', 'fees');
  const attributes = attributesOf(from, context, 'service_taxonomys');
  const description = from.long('description');
  const alternateName = from.text('alternate_name');
  const eligible = from
    .many('eligibilitys', 'eligibility')
    .map(item => item.long('eligibility', 'description'));
  const listed = [...new Set(attributes.flatMap(({ termKey }) => activityKinds(termKey)))];
  const said = kindsOf({
    names: [name, alternateName],
    terms: attributes.map(({ termKey }) => context.gathered.terms.get(termKey)?.name ?? ''),
    description,
  });
  const ownKinds = kindsSaid(from);
  const kinds = ownKinds.length > 0 ? ownKinds : listed.length > 0 ? listed : said;
  context.gathered.service(
    {
      key: from.text('id') ?? derivedKey('service', name, owner, places[0]?.locationKey ?? null),
      organizationKey: owner,
      name,
      alternateName,
      description,
      url: from.url('url', 'website'),
      email: from.email('email'),
      status: statusOf(from, context),
      interpretationServices: from.long('interpretation_services'),
      applicationProcess: from.long('application_process'),
      feesDescription: fees,
      waitTime: from.text('wait_time'),
      accreditations: from.long('accreditations'),
      licenses: from.long('licenses'),
      alert: from.long('alert'),
      eligibilityDescription:
        from.long('eligibility_description', 'audience') ?? eligible.find(text => text !== null) ?? null,
      minimumAge: ageOf(from, 'minimum_age', context),
      maximumAge: ageOf(from, 'maximum_age', context),
      assuredDate: from.date('assured_date'),
      lastModified: from.text('last_modified'),
      free: freeOf(costs, fees, from.flag('free')),
      kinds: kinds.length > 0 ? kinds : context.fallbackKinds,
      places,
      phones: parts.kept(from.many('phones'), parts.phoneOf),
      contacts: parts.kept(from.many('contacts'), parts.contactOf),
      schedules: parts.kept(from.many('schedules', 'regular_schedules'), parts.scheduleOf),
      costs,
      languages: parts.kept(from.many('languages'), parts.languageOf),
      attributes,
      areas: parts.kept(from.many('service_areas'), parts.areaOf),
      ...rest(from, serviceMore(from)),
    },
    from.where,
  );
}
