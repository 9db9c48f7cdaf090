import type { WholeOrganization, WholePlace, WholeRow, WholeService } from '../../directory/index.ts';
import { firstSaid } from '../oruk/said.ts';
import {
  accessRecord,
  attributeRecords,
  contactRecord,
  listed,
  locationHead,
  locationRecord,
  partId,
  phoneRecord,
  scheduleRecord,
  textIn,
} from './parts.ts';
import { type HsdsRecord, recordOf } from './record-of.ts';

/** HSDS organization with what belongs to its own row; one without a description is described by its name. */
export function organizationHead(organization: WholeOrganization): HsdsRecord {
  return recordOf('organization', organization, {
    description: firstSaid(textIn(organization, 'description'), textIn(organization, 'name')),
  });
}

/** HSDS organization with all that hangs on it. */
export function organizationRecord(organization: WholeOrganization): HsdsRecord {
  const owner = { organization_id: organization.id };
  return {
    ...organizationHead(organization),
    ...listed(
      'funding',
      organization.funding.map(one => recordOf('funding', one)),
    ),
    ...listed(
      'contacts',
      organization.contacts.map(one => contactRecord(one, owner)),
    ),
    ...listed(
      'phones',
      organization.phones.map(one => phoneRecord(one, owner)),
    ),
    ...listed('programs', organization.programs.map(programRecord)),
    // Always there: by it a reader knows an organization that says little else.
    organization_identifiers: organization.identifiers.map(identifierRecord),
    ...listed(
      'additional_websites',
      organization.urls.map(one => recordOf('url', one)),
    ),
    ...attributeRecords(organization.attributes, 'organization'),
  };
}

/** HSDS organization_identifier. Its type is required. */
export function identifierRecord(row: WholeRow): HsdsRecord {
  return recordOf('organization_identifier', row, {
    identifier_type: firstSaid(textIn(row, 'identifier_type'), textIn(row, 'identifier_scheme'), 'Not known'),
  });
}

/** HSDS program. A description is required: the name stands in. */
export function programRecord(row: WholeRow): HsdsRecord {
  return recordOf('program', row, {
    description: firstSaid(textIn(row, 'description'), textIn(row, 'name')),
  });
}

/** HSDS service with what belongs to its own row; a fact nobody knows is not said. */
export function serviceHead(service: WholeService): HsdsRecord {
  const fact = (column: string) => (service[column] === 'unknown' ? null : service[column]);
  return recordOf('service', service, {
    status: 'active',
    assured_date: service.assured_on,
    last_modified: service['changed_at'],
    free: fact('free'),
    online: fact('online'),
    sex: fact('sex'),
    referral_needed: fact('referral_needed'),
    self_referral: fact('self_referral'),
    transport: service.place_hidden ? null : service['transport'],
    program_id: service.program?.id,
  });
}

/** The head of a service with its organization's, as in lists. */
export function serviceInList(service: WholeService): HsdsRecord {
  return {
    ...serviceHead(service),
    ...(service.organization ? { organization: organizationHead(service.organization) } : {}),
  };
}

/** HSDS service, fully nested. */
export function serviceRecord(service: WholeService): HsdsRecord {
  return {
    ...serviceWithoutPlaces(service),
    ...listed(
      'service_at_locations',
      service.places.map(place => placeRecord(place, service)),
    ),
  };
}

/** HSDS service with all that hangs on it except its places and what is said of one of them. */
export function serviceWithoutPlaces(service: WholeService): HsdsRecord {
  const owner = { service_id: service.id };
  // What hangs on a place that is not told hangs on the service.
  const told = new Set<unknown>(service.places.map(place => place.id));
  const own = (row: WholeRow) => !told.has(row['service_at_location_id']);
  return {
    ...serviceHead(service),
    ...(service.organization ? { organization: organizationRecord(service.organization) } : {}),
    ...(service.program ? { program: programRecord(service.program) } : {}),
    ...hanging(service, own, owner),
    ...listed(
      'cost_options',
      service.costs.map(one => recordOf('cost_option', one)),
    ),
    ...listed(
      'languages',
      service.languages.map(one => recordOf('language', one)),
    ),
    ...listed(
      'funding',
      service.funding.map(one => recordOf('funding', one)),
    ),
    ...listed(
      'required_documents',
      service.documents.map(one => recordOf('required_document', one)),
    ),
    ...listed('capacities', capacityRecords(service)),
    ...listed(
      'additional_urls',
      service.urls.map(one => recordOf('url', one)),
    ),
    ...listed(
      'accessibility',
      service.access
        .filter(one => one['value'] !== 'unknown' || one['code'] === null)
        .map(one => accessRecord(one, owner)),
    ),
    ...attributeRecords(service.attributes, 'service'),
  };
}

function hanging(service: WholeService, fits: (row: WholeRow) => boolean, owner: object): HsdsRecord {
  return {
    ...listed(
      'phones',
      service.phones.filter(fits).map(one => phoneRecord(one, owner)),
    ),
    ...listed(
      'contacts',
      service.contacts.filter(fits).map(one => contactRecord(one, owner)),
    ),
    ...listed(
      'schedules',
      service.schedules.filter(fits).map(one => scheduleRecord(one, owner)),
    ),
    ...listed(
      'service_areas',
      service.areas
        .filter(fits)
        .map(one =>
          recordOf('service_area', one, { service_id: null, service_at_location_id: null, ...owner }),
        ),
    ),
  };
}

/** HSDS service_at_location with its place, and what its service says of this place alone. */
export function placeRecord(place: WholePlace, service: WholeService | null): HsdsRecord {
  const here = (row: WholeRow) => row['service_at_location_id'] === place.id;
  return {
    ...recordOf('service_at_location', place),
    ...(service ? hanging(service, here, { service_at_location_id: place.id }) : {}),
    location: locationRecord(place.location),
    ...attributeRecords(place.attributes, 'service_at_location'),
  };
}

/** HSDS service_at_location with the heads of its place and its service, as in lists. */
export function placeInList(place: WholePlace, service: WholeService): HsdsRecord {
  return {
    ...recordOf('service_at_location', place),
    location: locationHead(place.location),
    service: serviceInList(service),
  };
}

/** What a capacity is counted in when nobody says otherwise. */
export const placeUnit = { id: '6f1d7f5e-2c57-4c0b-9d4e-6d2f0b1a7c11', name: 'Place' } as const;

/** HSDS service_capacity with its unit. What people know of places left goes before what the source says of its capacity. */
export function capacityRecords(service: WholeService): HsdsRecord[] {
  const left = service['places_left'];
  if (left !== null) {
    const own = {
      id: partId(service.id, 0),
      service_id: service.id,
      unit_id: placeUnit.id,
      available: left,
      updated: `${service['places_as_of'] ?? service.assured_on ?? '1970-01-01'}T00:00:00Z`,
    };
    return [{ ...recordOf('service_capacity', own), unit: placeUnit }];
  }
  return service.capacities.map(({ unit, ...row }) => ({
    ...recordOf('service_capacity', row, {
      unit_id: unit?.id ?? placeUnit.id,
      updated: row['updated'] ?? service['changed_at'],
    }),
    unit: unit ? recordOf('unit', unit) : placeUnit,
  }));
}
