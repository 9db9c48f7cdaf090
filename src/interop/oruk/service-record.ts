import type {
  PublishedDetail,
  PublishedOrganization,
  PublishedSchedule,
  PublishedService,
} from '../../directory/index.ts';
import { placeRecord } from './place-record.ts';
import { clockTime, emailOf, firstSaid, said, uriOf } from './said.ts';
import { termRecord } from './term-record.ts';

/**
 * HSDS service with what belongs to its own row and its organization, as in lists. `fees` is the profile's older name
 * of `fees_description`; both are given.
 */
export function serviceHead(service: PublishedService): Record<string, unknown> {
  return said({
    id: service.id,
    organization_id: service.organization?.id,
    name: service.name,
    alternate_name: service.alternate_name,
    description: service.description,
    url: uriOf(service.url),
    email: emailOf(service.email),
    status: 'active',
    interpretation_services: service.interpretation_services,
    application_process: service.application_process,
    fees: service.fees_description,
    fees_description: service.fees_description,
    wait_time: service.wait_time,
    accreditations: service.accreditations,
    licenses: service.licenses,
    alert: service.alert,
    eligibility_description: service.eligibility_description,
    minimum_age: service.minimum_age,
    maximum_age: service.maximum_age,
    assured_date: service.assuredOn?.toString(),
    last_modified: service.changedAt.toString({ fractionalSecondDigits: 3 }),
    organization: service.organization && organizationRecord(service.organization),
  });
}

// The profile requires a description; an organization without one is described by its name.
function organizationRecord(organization: PublishedOrganization): Record<string, unknown> {
  return said({
    ...organization,
    description: firstSaid(organization.description, organization.name),
    email: emailOf(organization.email),
    website: uriOf(organization.website),
    logo: uriOf(organization.logo),
    uri: uriOf(organization.uri),
  });
}

/** HSDS service with all that hangs on it except its places. */
export function serviceWithoutPlaces(service: PublishedDetail): Record<string, unknown> {
  const service_id = service.id;
  return {
    ...serviceHead(service),
    phones: service.phones.map(phone => said({ ...phone, service_id })),
    contacts: service.contacts.map(contact =>
      said({
        ...contact,
        service_id,
        email: emailOf(contact.email),
        phones: contact.phones.map(phone => said({ ...phone, contact_id: contact.id })),
      }),
    ),
    schedules: service.schedules.map(scheduleRecord),
    cost_options: service.costs.map(cost => said({ ...cost, service_id })),
    languages: service.languages.map(language => said({ ...language, service_id })),
    service_areas: service.areas.map(area => said({ ...area, service_id })),
    funding: service.funding.map(one => ({ ...one, service_id })),
    attributes: service.attributes.map(({ term, ...attribute }) =>
      said({
        ...attribute,
        link_id: service_id,
        link_entity: 'service',
        taxonomy_term_id: term.id,
        taxonomy_term: termRecord(term),
      }),
    ),
  };
}

/** HSDS service, fully nested. */
export function serviceRecord(service: PublishedDetail): Record<string, unknown> {
  return {
    ...serviceWithoutPlaces(service),
    service_at_locations: service.places.map(place => placeRecord(place, service.region)),
  };
}

// The profile knows WEEKLY and MONTHLY; every day is a week of seven days, another rhythm stays in the words.
function scheduleRecord(row: PublishedSchedule): Record<string, unknown> {
  const {
    months: _season,
    term_time: _term,
    off_on: _off,
    also_on: _also,
    breaks: _breaks,
    ...schedule
  } = row;
  const daily = schedule.freq === 'DAILY' && (schedule.interval ?? 1) === 1;
  const known = schedule.freq === 'WEEKLY' || schedule.freq === 'MONTHLY';
  return said({
    ...schedule,
    freq: daily ? 'WEEKLY' : known ? schedule.freq : null,
    byday: daily ? 'MO,TU,WE,TH,FR,SA,SU' : schedule.byday,
    opens_at: clockTime(schedule.opens_at),
    closes_at: clockTime(schedule.closes_at),
    schedule_link: uriOf(schedule.schedule_link),
  });
}
