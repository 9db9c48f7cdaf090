import fc from 'fast-check';

/** HSDS documents with facts in every table, for tests: plain words, and texts that a spreadsheet would run. */

const words = fc.constantFrom(
  'Tea and talk',
  'Síol Gardens',
  'O’Brien’s hall, upstairs',
  '=2+2 club',
  '-10 % for members',
  '"Quoted" walk; with, commas',
  '@the library',
  'Two lines\nof words',
);
const url = fc.constantFrom('https://example.org/a?b=c', 'http://tea.example/');
const email = fc.constantFrom('tea@example.org', 'a.b@example.ie');
const day = fc
  .integer({ min: 0, max: 900 })
  .map(days => Temporal.PlainDate.from('2026-01-01').add({ days }).toString());
const time = fc.constantFrom('09:00', '10:30', '19:45');
const key = fc.uuid({ version: 4 });

/** Each part is said or not. */
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(shape: T) =>
  fc.record(shape, { requiredKeys: [] });
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 2 });

const language = fc.record(
  { id: key, name: words, code: fc.constantFrom('ga', 'pl'), note: words },
  { requiredKeys: ['id', 'name'] },
);
const phone = fc.record(
  {
    id: key,
    number: fc.constantFrom('+353 61 123 456', '061 123 456'),
    extension: fc.constantFrom(12, '0044'),
    type: fc.constantFrom('voice', 'fax'),
    description: words,
    languages: few(language),
  },
  { requiredKeys: ['id', 'number'] },
);
const contact = fc.record(
  { id: key, name: words, title: words, department: words, email, phones: few(phone) },
  { requiredKeys: ['id', 'name'] },
);
const span = fc.tuple(day, day).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }));
const schedule = fc.record(
  {
    id: key,
    freq: fc.constantFrom('WEEKLY', 'MONTHLY', 'DAILY'),
    byday: fc.constantFrom('MO', 'TU,TH', '-1FR'),
    interval: fc.integer({ min: 1, max: 4 }),
    dtstart: day,
    until: day,
    valid_from: day,
    valid_to: day,
    opens_at: time,
    closes_at: time,
    timezone: fc.constantFrom(0, 1),
    wkst: fc.constantFrom('MO', 'SU'),
    byweekno: fc.constantFrom('1,2', '-1'),
    byyearday: fc.constantFrom('100', '-1,3'),
    bymonthday: fc.constantFrom('1', '-1'),
    description: words,
    notes: words,
    attending_type: words,
    schedule_link: url,
    months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
    term_time: fc.constant(true),
    off_on: fc.uniqueArray(day, { minLength: 1, maxLength: 3 }),
    also_on: fc.uniqueArray(day, { minLength: 1, maxLength: 2 }),
    breaks: fc.array(span, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ['id', 'opens_at'] },
);
const term = fc.constantFrom(
  { id: '10000000-0000-4000-8000-000000000001', name: 'Gardening', taxonomy: 'What' },
  {
    id: '10000000-0000-4000-8000-000000000002',
    name: 'Charity',
    taxonomy: 'Forms',
    taxonomy_id: '20000000-0000-4000-8000-000000000001',
    taxonomy_detail: {
      id: '20000000-0000-4000-8000-000000000001',
      name: 'Forms',
      description: 'Legal forms',
      uri: 'https://example.org/forms',
      version: '2',
    },
  },
);
const attribute = fc.record(
  { id: key, link_type: words, value: words, label: words, taxonomy_term: term },
  { requiredKeys: ['id', 'taxonomy_term'] },
);
const attributes = fc.uniqueArray(attribute, { selector: one => one.taxonomy_term.id, maxLength: 2 });
const funding = fc.record({ id: key, source: words });
const link = fc.record({ id: key, label: words, url }, { requiredKeys: ['id', 'url'] });
const access = fc.constantFrom('step_free', 'hearing_loop', 'parking').chain(code =>
  fc.record(
    {
      id: key,
      code: fc.constant(code),
      value: fc.constantFrom('yes', 'no'),
      description: words,
      details: words,
      url,
    },
    { requiredKeys: ['id', 'code', 'value'] },
  ),
);
const area = fc.record(
  { id: key, name: words, description: words, extent: words, extent_type: words, uri: url },
  { requiredKeys: ['id', 'name'] },
);
const organization = fc.record(
  {
    id: key,
    name: words,
    alternate_name: words,
    description: words,
    email,
    website: url,
    tax_status: words,
    tax_id: words,
    year_incorporated: fc.integer({ min: 1800, max: 2026 }),
    legal_status: words,
    uri: url,
    funding: few(funding),
    contacts: few(contact),
    phones: few(phone),
    programs: few(fc.record({ id: key, name: words, alternate_name: words, description: words })),
    organization_identifiers: few(
      fc.record(
        { id: key, identifier_scheme: fc.constant('IE-CRO'), identifier_type: words, identifier: words },
        { requiredKeys: ['id', 'identifier'] },
      ),
    ),
    additional_websites: few(link),
    attributes,
  },
  { requiredKeys: ['id', 'name'] },
);
const location = fc.record(
  {
    id: key,
    name: words,
    location_type: fc.constantFrom('physical', 'virtual'),
    alternate_name: words,
    description: words,
    transportation: words,
    url,
    latitude: fc.constantFrom(52.84, -52.84),
    longitude: fc.constantFrom(-8.98, 0.5),
    external_identifier: words,
    external_identifier_type: words,
    addresses: few(
      fc.record(
        {
          id: key,
          attention: words,
          address_1: words,
          address_2: words,
          city: words,
          region: words,
          state_province: words,
          postal_code: fc.constantFrom('V95 X2Y3', 'M33 2AB'),
          country: fc.constantFrom('IE', 'GB'),
          address_type: fc.constantFrom('physical', 'postal'),
        },
        { requiredKeys: ['id', 'address_1', 'address_type'] },
      ),
    ),
    accessibility: few(access),
    phones: few(phone),
    contacts: few(contact),
    schedules: few(schedule),
    languages: few(language),
    attributes,
  },
  { requiredKeys: ['id', 'name', 'location_type'] },
);
const place = fc.record(
  {
    id: key,
    description: words,
    location,
    phones: few(phone),
    contacts: few(contact),
    schedules: few(schedule),
    service_areas: few(area),
    attributes,
  },
  { requiredKeys: ['id', 'location'] },
);

/** One service with all that can hang on it. */
export const generatedService = fc
  .tuple(
    fc.record({ id: key, name: words, status: fc.constant('active') }),
    some({
      organization,
      program: fc.record({ id: key, name: words, description: words }),
      alternate_name: words,
      description: words,
      url,
      email,
      interpretation_services: words,
      application_process: words,
      fees_description: words,
      wait_time: words,
      accreditations: words,
      eligibility_description: words,
      minimum_age: fc.integer({ min: 0, max: 40 }),
      maximum_age: fc.integer({ min: 41, max: 110 }),
      assured_date: day,
      assurer_email: email,
      licenses: words,
      alert: words,
      phones: few(phone),
      contacts: few(contact),
      schedules: few(schedule),
      service_areas: few(area),
      languages: few(language),
      funding: few(funding),
      cost_options: few(
        fc.record(
          {
            id: key,
            option: words,
            amount: fc.constantFrom(0, 3.5, 20),
            currency: fc.constant('EUR'),
            amount_description: words,
            valid_from: day,
            valid_to: day,
          },
          { requiredKeys: ['id', 'option'] },
        ),
      ),
      required_documents: few(
        fc.record({ id: key, document: words, uri: url }, { requiredKeys: ['id', 'document'] }),
      ),
      capacities: few(
        fc.record(
          {
            id: key,
            unit: fc.record({ id: key, name: words, scheme: words }, { requiredKeys: ['id', 'name'] }),
            available: fc.integer({ min: 0, max: 30 }),
            maximum: fc.integer({ min: 30, max: 60 }),
            description: words,
            updated: fc.constantFrom('2026-11-01T10:00:00Z', '2026-10-01T10:00:00.5+01:00'),
          },
          { requiredKeys: ['id', 'unit', 'available', 'updated'] },
        ),
      ),
      additional_urls: few(link),
      accessibility: few(access),
      attributes,
      service_at_locations: few(place),
      free: fc.constantFrom('yes', 'no'),
      online: fc.constantFrom('yes', 'no'),
      sex: fc.constantFrom('anyone', 'women', 'men'),
      referral_needed: fc.constantFrom('yes', 'no'),
      self_referral: fc.constantFrom('yes', 'no'),
      transport: words,
      waiting_weeks: fc.integer({ min: 0, max: 52 }),
      waiting_as_of: day,
      kinds: fc.uniqueArray(fc.constantFrom('befriending', 'gardening_nature', 'carers'), { minLength: 1 }),
    }),
  )
  .map(([head, more]) => ({ ...head, ...more }));
