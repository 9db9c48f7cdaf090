/** What a value of a field is; decides how it is cleaned, and what OpenAPI and the data package say of it. */
export type FieldKind =
  | 'id'
  | 'text'
  | 'uri'
  | 'email'
  | 'number'
  | 'whole'
  | 'date'
  | 'time'
  | 'moment'
  | 'flag'
  | 'list';

/** A table of HSDS 3.1 as it is published: its fields in order, and those that are our own additions. */
export type HsdsTable = {
  /** The name of its file in the data package. */
  readonly path: string;
  readonly fields: Readonly<Record<string, FieldKind>>;
  /** Fields HSDS does not know. */
  readonly own?: readonly string[];
};

const table = (
  path: string,
  fields: Readonly<Record<string, FieldKind>>,
  own?: Readonly<Record<string, FieldKind>>,
): HsdsTable => ({
  path,
  fields: { id: 'id', ...fields, ...own },
  ...(own ? { own: Object.keys(own) } : {}),
});

/**
 * The tables that are published, by their names in HSDS 3.1. The one place that says what is: records, CSV, data package and
 * OpenAPI are made from it.
 */
export const tables = {
  organization: table('organizations.csv', {
    name: 'text',
    alternate_name: 'text',
    description: 'text',
    email: 'email',
    website: 'uri',
    tax_status: 'text',
    tax_id: 'text',
    year_incorporated: 'whole',
    legal_status: 'text',
    logo: 'uri',
    uri: 'uri',
    parent_organization_id: 'id',
  }),
  program: table('programs.csv', {
    organization_id: 'id',
    name: 'text',
    alternate_name: 'text',
    description: 'text',
  }),
  service: table(
    'services.csv',
    {
      organization_id: 'id',
      program_id: 'id',
      name: 'text',
      alternate_name: 'text',
      description: 'text',
      url: 'uri',
      email: 'email',
      status: 'text',
      interpretation_services: 'text',
      application_process: 'text',
      fees_description: 'text',
      wait_time: 'text',
      accreditations: 'text',
      eligibility_description: 'text',
      minimum_age: 'number',
      maximum_age: 'number',
      assured_date: 'date',
      assurer_email: 'email',
      licenses: 'text',
      alert: 'text',
      last_modified: 'moment',
    },
    {
      free: 'text',
      online: 'text',
      sex: 'text',
      referral_needed: 'text',
      self_referral: 'text',
      transport: 'text',
      waiting_weeks: 'whole',
      waiting_as_of: 'date',
      kinds: 'list',
    },
  ),
  location: table('locations.csv', {
    location_type: 'text',
    url: 'uri',
    organization_id: 'id',
    name: 'text',
    alternate_name: 'text',
    description: 'text',
    transportation: 'text',
    latitude: 'number',
    longitude: 'number',
    external_identifier: 'text',
    external_identifier_type: 'text',
  }),
  service_at_location: table('service_at_locations.csv', {
    service_id: 'id',
    location_id: 'id',
    description: 'text',
  }),
  address: table('addresses.csv', {
    location_id: 'id',
    attention: 'text',
    address_1: 'text',
    address_2: 'text',
    city: 'text',
    region: 'text',
    state_province: 'text',
    postal_code: 'text',
    country: 'text',
    address_type: 'text',
  }),
  phone: table('phones.csv', {
    location_id: 'id',
    service_id: 'id',
    organization_id: 'id',
    contact_id: 'id',
    service_at_location_id: 'id',
    number: 'text',
    extension: 'whole',
    type: 'text',
    description: 'text',
  }),
  contact: table('contacts.csv', {
    organization_id: 'id',
    service_id: 'id',
    service_at_location_id: 'id',
    location_id: 'id',
    name: 'text',
    title: 'text',
    department: 'text',
    email: 'email',
  }),
  schedule: table(
    'schedules.csv',
    {
      service_id: 'id',
      location_id: 'id',
      service_at_location_id: 'id',
      valid_from: 'date',
      valid_to: 'date',
      dtstart: 'date',
      timezone: 'number',
      until: 'date',
      count: 'whole',
      wkst: 'text',
      freq: 'text',
      interval: 'whole',
      byday: 'text',
      byweekno: 'text',
      bymonthday: 'text',
      byyearday: 'text',
      description: 'text',
      opens_at: 'time',
      closes_at: 'time',
      schedule_link: 'uri',
      attending_type: 'text',
      notes: 'text',
    },
    { months: 'list', term_time: 'flag', off_on: 'list', also_on: 'list', breaks: 'list' },
  ),
  cost_option: table('cost_options.csv', {
    service_id: 'id',
    valid_from: 'date',
    valid_to: 'date',
    option: 'text',
    currency: 'text',
    amount: 'number',
    amount_description: 'text',
  }),
  language: table('languages.csv', {
    service_id: 'id',
    location_id: 'id',
    phone_id: 'id',
    name: 'text',
    code: 'text',
    note: 'text',
  }),
  accessibility: table(
    'accessibility.csv',
    { location_id: 'id', description: 'text', details: 'text', url: 'uri' },
    { service_id: 'id', code: 'text', value: 'text' },
  ),
  service_area: table('service_areas.csv', {
    service_id: 'id',
    service_at_location_id: 'id',
    name: 'text',
    description: 'text',
    extent: 'text',
    extent_type: 'text',
    uri: 'uri',
  }),
  funding: table('funding.csv', { organization_id: 'id', service_id: 'id', source: 'text' }),
  required_document: table('required_documents.csv', {
    service_id: 'id',
    document: 'text',
    uri: 'uri',
  }),
  organization_identifier: table('organization_identifiers.csv', {
    organization_id: 'id',
    identifier_scheme: 'text',
    identifier_type: 'text',
    identifier: 'text',
  }),
  unit: table('units.csv', { name: 'text', scheme: 'text', identifier: 'text', uri: 'uri' }),
  service_capacity: table('service_capacity.csv', {
    service_id: 'id',
    unit_id: 'id',
    available: 'number',
    maximum: 'number',
    description: 'text',
    updated: 'moment',
  }),
  url: table('url.csv', { label: 'text', url: 'uri', organization_id: 'id', service_id: 'id' }),
  attribute: table('attributes.csv', {
    link_id: 'id',
    taxonomy_term_id: 'id',
    link_type: 'text',
    link_entity: 'text',
    value: 'text',
    label: 'text',
  }),
  taxonomy: table('taxonomies.csv', { name: 'text', description: 'text', uri: 'uri', version: 'text' }),
  taxonomy_term: table('taxonomy_terms.csv', {
    code: 'text',
    name: 'text',
    description: 'text',
    parent_id: 'id',
    taxonomy: 'text',
    language: 'text',
    taxonomy_id: 'id',
    term_uri: 'uri',
  }),
} as const satisfies Readonly<Record<string, HsdsTable>>;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as readonly TableName[];
