import { readDate } from './reading/values.ts';
import type {
  AreaRecord,
  ContactRecord,
  LanguageRecord,
  LocationRecord,
  OrganizationRecord,
  PhoneRecord,
  ScheduleRecord,
  ServiceRecord,
} from './record.ts';
import { type Add, idOf, type Row, type RowSource, type TableRows } from './row.ts';
import { addAttributes, addMetadata, addOrganizationMore, addServiceMore } from './rows-more.ts';

type Owner = { readonly table: 'organization' | 'location' | 'service'; readonly id: string };

/** The rows of organizations, places or services and of all that hangs on them. */
export function rowsOf(
  source: RowSource,
  records: {
    readonly organizations?: readonly Hashed<OrganizationRecord>[];
    readonly locations?: readonly Hashed<LocationRecord>[];
    readonly services?: readonly Hashed<ServiceRecord>[];
  },
): TableRows {
  // A row is written after those it refers to.
  const first = ['organization', 'unit', 'program', 'location', 'service', 'service_at_location', 'contact'];
  const tables = new Map<string, Row[]>(first.map(table => [table, []]));
  const met = new Set<unknown>();
  const add = (table: string, row: Row): void => {
    // Several services name the same program, or count in the same unit.
    if ((table === 'program' || table === 'unit') && met.size === met.add(row['id']).size) return;
    tables.getOrInsertComputed(table, () => []).push(row);
  };
  for (const record of records.organizations ?? []) addOrganization(source, record, add);
  for (const record of records.locations ?? []) addLocation(source, record, add);
  for (const record of records.services ?? []) addService(source, record, add);
  return tables;
}

/** A record with the hash of what it says; `known` when the directory holds an earlier telling of it. */
export type Hashed<T> = { readonly record: T; readonly hash: string; readonly known: boolean };

function head(source: RowSource, table: string, key: string, hash: string): Row {
  return {
    id: idOf(source, table, key),
    source_id: source.id,
    source_key: key,
    content_hash: hash,
    changed_at: source.at.toString(),
    missing_since: null,
  };
}

function addOrganization(source: RowSource, { record, hash }: Hashed<OrganizationRecord>, add: Add): void {
  const owner = { table: 'organization', id: idOf(source, 'organization', record.key) } as const;
  add('organization', {
    ...head(source, 'organization', record.key, hash),
    name: record.name,
    alternate_name: record.alternateName,
    description: record.description,
    email: record.email,
    website: record.website,
    logo: record.logo,
    uri: record.uri,
    legal_status: record.legalStatus,
    year_incorporated: record.yearIncorporated,
    parent_organization_id: record.parentKey === null ? null : idOf(source, 'organization', record.parentKey),
    tax_status: record.more?.taxStatus ?? null,
    tax_id: record.more?.taxId ?? null,
    extra: record.extra,
  });
  addPhones(owner, {}, record.phones, add);
  addContacts(owner, null, record.contacts, add);
  addOrganizationMore(source, owner.id, record, add);
}

function addLocation(source: RowSource, { record, hash }: Hashed<LocationRecord>, add: Add): void {
  const owner = { table: 'location', id: idOf(source, 'location', record.key) } as const;
  add('location', {
    ...head(source, 'location', record.key, hash),
    name: record.name,
    alternate_name: record.alternateName,
    description: record.description,
    transportation: record.transportation,
    location_type: record.type,
    url: record.url,
    external_identifier: record.externalIdentifier,
    external_identifier_type: record.externalIdentifierType,
    latitude: record.position?.lat ?? null,
    longitude: record.position?.lon ?? null,
    approximate: record.position?.approximate ?? false,
    organization_id: record.more?.organizationKey
      ? idOf(source, 'organization', record.more.organizationKey)
      : null,
    extra: record.extra,
  });
  record.addresses.forEach((address, position) => {
    add('address', {
      id: idOf({ key: owner.id }, 'address', String(position)),
      location_id: owner.id,
      position,
      attention: address.attention,
      address_1: address.line1,
      address_2: address.line2,
      city: address.city,
      region: address.region,
      state_province: address.stateProvince,
      postal_code: address.postalCode,
      country: address.country,
      address_type: address.type,
    });
  });
  record.accessibility.forEach((access, position) => {
    add('accessibility', {
      id: idOf({ key: owner.id }, 'accessibility', String(position)),
      location_id: owner.id,
      service_id: null,
      position,
      ...access,
    });
  });
  addPhones(owner, {}, record.phones, add);
  addContacts(owner, null, record.contacts, add);
  addSchedules(owner, null, record.schedules, add);
  addLanguages(owner, record.languages, add);
  addAttributes(source, 'location', owner.id, record.more?.attributes, add);
  addMetadata('location', owner.id, record.more?.metadata, add);
}

function addService(source: RowSource, { record, hash }: Hashed<ServiceRecord>, add: Add): void {
  const owner = { table: 'service', id: idOf(source, 'service', record.key) } as const;
  add('service', {
    ...head(source, 'service', record.key, hash),
    organization_id:
      record.organizationKey === null ? null : idOf(source, 'organization', record.organizationKey),
    name: record.name,
    alternate_name: record.alternateName,
    description: record.description,
    url: record.url,
    email: record.email,
    status: record.status,
    interpretation_services: record.interpretationServices,
    application_process: record.applicationProcess,
    fees_description: record.feesDescription,
    wait_time: record.waitTime,
    accreditations: record.accreditations,
    licenses: record.licenses,
    alert: record.alert,
    eligibility_description: record.eligibilityDescription,
    minimum_age: record.minimumAge,
    maximum_age: record.maximumAge,
    assured_date: record.assuredDate,
    last_modified: record.lastModified,
    free: record.free,
    kinds: record.kinds,
    program_id: record.more?.program ? idOf(source, 'program', record.more.program.key) : null,
    assurer_email: record.more?.assurerEmail ?? null,
    extra: record.extra,
  });
  record.places.forEach((place, position) => {
    const id = idOf({ key: owner.id }, 'service_at_location', place.locationKey);
    const location_id = idOf(source, 'location', place.locationKey);
    add('service_at_location', {
      id,
      service_id: owner.id,
      location_id,
      description: place.description,
      position,
    });
    addSchedules(owner, id, place.schedules, add);
    addPhones(owner, { place: id }, place.more?.phones ?? [], add);
    addContacts(owner, id, place.more?.contacts ?? [], add);
    addAreas(owner.id, id, place.more?.areas ?? [], add);
    addAttributes(source, 'service_at_location', id, place.more?.attributes, add);
  });
  const child = (table: string, list: readonly object[]): void =>
    list.forEach((item, position) => {
      add(table, {
        id: idOf({ key: owner.id }, table, String(position)),
        service_id: owner.id,
        position,
        ...item,
      });
    });
  child(
    'cost_option',
    record.costs.map(({ amountDescription, validFrom, validTo, ...cost }) => ({
      ...cost,
      amount_description: amountDescription,
      valid_from: validFrom,
      valid_to: validTo,
    })),
  );
  addAreas(owner.id, null, record.areas, add);
  addAttributes(source, 'service', owner.id, record.attributes, add);
  addServiceMore(source, owner.id, record, add);
  addPhones(owner, {}, record.phones, add);
  addContacts(owner, null, record.contacts, add);
  addSchedules(owner, null, record.schedules, add);
  addLanguages(owner, record.languages, add);
  const modified = record.lastModified === null ? null : readDate(record.lastModified);
  const confirmed = record.assuredDate ?? modified ?? source.asOf?.toString() ?? null;
  if (confirmed !== null) add('confirmation', { service_id: owner.id, confirmed_on: confirmed });
}

const owned = (owner: Owner): Row => ({
  organization_id: owner.table === 'organization' ? owner.id : null,
  service_id: owner.table === 'service' ? owner.id : null,
  location_id: owner.table === 'location' ? owner.id : null,
});

// A number of a contact, of a service at one place, or of its owner alone.
type At = { readonly contact?: string; readonly place?: string | null };

function addPhones(owner: Owner, { contact, place }: At, phones: readonly PhoneRecord[], add: Add): void {
  phones.forEach(({ more, ...phone }, position) => {
    const id = idOf({ key: contact ?? place ?? owner.id }, 'phone', String(position));
    const where = { contact_id: contact ?? null, service_at_location_id: place ?? null };
    add('phone', { id, ...owned(owner), ...where, position, ...phone, languages: more?.languages ?? null });
  });
}

function addContacts(owner: Owner, place: string | null, contacts: readonly ContactRecord[], add: Add): void {
  contacts.forEach(({ phones, ...contact }, position) => {
    const id = idOf({ key: place ?? owner.id }, 'contact', String(position));
    add('contact', { id, ...owned(owner), service_at_location_id: place, position, ...contact });
    addPhones(owner, { contact: id, place }, phones, add);
  });
}

function addAreas(serviceId: string, place: string | null, areas: readonly AreaRecord[], add: Add): void {
  areas.forEach(({ extentType, description, ...area }, position) => {
    add('service_area', {
      id: idOf({ key: place ?? serviceId }, 'service_area', String(position)),
      service_id: serviceId,
      service_at_location_id: place,
      position,
      ...area,
      extent_type: extentType,
      description: description ?? null,
    });
  });
}

function addSchedules(
  owner: Owner,
  place: string | null,
  schedules: readonly ScheduleRecord[],
  add: Add,
): void {
  schedules.forEach((schedule, position) => {
    add('schedule', {
      id: idOf({ key: place ?? owner.id }, 'schedule', String(position)),
      service_id: owner.table === 'service' ? owner.id : null,
      location_id: owner.table === 'location' ? owner.id : null,
      service_at_location_id: place,
      position,
      valid_from: schedule.validFrom,
      valid_to: schedule.validTo,
      dtstart: schedule.dtstart,
      until: schedule.until,
      freq: schedule.freq,
      interval: schedule.interval,
      count: schedule.count,
      byday: schedule.byday,
      bymonthday: schedule.bymonthday,
      opens_at: schedule.opensAt,
      closes_at: schedule.closesAt,
      description: schedule.description,
      notes: schedule.notes,
      attending_type: schedule.attendingType,
      schedule_link: schedule.link,
      timezone: schedule.more?.timezone ?? null,
      wkst: schedule.more?.wkst ?? null,
      byweekno: schedule.more?.byweekno ?? null,
      byyearday: schedule.more?.byyearday ?? null,
      months: schedule.more?.months ?? [],
      term_time: schedule.more?.termTime ?? false,
      off_on: schedule.more?.offOn ?? [],
      also_on: schedule.more?.alsoOn ?? [],
      breaks: schedule.more?.breaks ?? [],
    });
  });
}

function addLanguages(owner: Owner, languages: readonly LanguageRecord[], add: Add): void {
  languages.forEach((language, position) => {
    const id = idOf({ key: owner.id }, 'language', String(position));
    const { organization_id: _, ...two } = owned(owner);
    add('language', { id, ...two, position, ...language });
  });
}
