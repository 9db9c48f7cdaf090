import { readFlag, readList } from './values.ts';

/** The tables of HSDS CSV that are read, by the names files go by (HSDS 1 to 3, singular and plural). */
const names: Readonly<Record<string, string>> = {
  organization: 'organization',
  service: 'service',
  location: 'location',
  service_at_location: 'service_at_location',
  services_at_location: 'service_at_location',
  address: 'address',
  addresse: 'address',
  physical_address: 'address',
  physical_addresse: 'address',
  postal_address: 'mail_address',
  postal_addresse: 'mail_address',
  mail_address: 'mail_address',
  mail_addresse: 'mail_address',
  phone: 'phone',
  contact: 'contact',
  schedule: 'schedule',
  regular_schedule: 'schedule',
  holiday_schedule: 'holiday_schedule',
  program: 'program',
  taxonomy: 'taxonomy',
  taxonomie: 'taxonomy',
  taxonomy_term: 'taxonomy_term',
  attribute: 'attribute',
  accessibility: 'accessibility',
  accessibility_for_disabilitie: 'accessibility',
  language: 'language',
  cost_option: 'cost_option',
  eligibility: 'eligibility',
  service_area: 'service_area',
  funding: 'funding',
  required_document: 'required_document',
  organization_identifier: 'organization_identifier',
  metadata: 'metadata',
  meta_table_description: 'meta_table_description',
  unit: 'unit',
  service_capacity: 'service_capacity',
  service_capacitie: 'service_capacity',
  url: 'url',
};

/** The HSDS table a file holds, by its name ('regular_schedules.csv' → 'schedule'); null when it is none. */
export function tableOf(fileName: string): string | null {
  const base = fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replaceAll('-', '_');
  return names[base] ?? names[base.replace(/s$/, '')] ?? null;
}

type Row = Readonly<Record<string, unknown>>;

const listed = (value: unknown): string[] => (typeof value === 'string' ? readList(value) : []);

/** A place of HSDS 1 as one of HSDS 3: lists in one cell become records. */
export function modernLocation(row: Row): Row {
  const { accessibility, languages, virtual, short_desc, ...rest } = row;
  return {
    ...rest,
    short_desc,
    ...(typeof virtual === 'string' && readFlag(virtual) === true ? { location_type: 'virtual' } : {}),
    accessibility: listed(accessibility).map(description => ({
      description: description.replaceAll('_', ' '),
    })),
    languages: listed(languages).map(name => ({ name })),
  };
}

/** A service of HSDS 1 as one of HSDS 3. Its keywords become terms of their own list. */
export function modernService(row: Row): Row {
  const { keywords, languages, service_areas, taxonomy_ids, eligibility, audience, fees, ...others } = row;
  const { required_documents, funding_sources, ...rest } = others;
  return {
    ...rest,
    fees,
    audience,
    ...(eligibility === undefined ? {} : { eligibility_description: eligibility }),
    languages: listed(languages).map(name => ({ name })),
    service_areas: listed(service_areas).map(name => ({ name })),
    attributes: listed(keywords).map(name => ({ taxonomy_term: { name, taxonomy: 'keywords' } })),
    taxonomy_ids: listed(taxonomy_ids),
    required_documents: listed(required_documents).map(document => ({ document })),
    funding: listed(funding_sources).map(source => ({ source })),
  };
}

/** An organization of HSDS 1 as one of HSDS 3. */
export function modernOrganization(row: Row): Row {
  const { funding_sources, date_incorporated, ...rest } = row;
  const year = typeof date_incorporated === 'string' ? date_incorporated.slice(0, 4) : '';
  return {
    ...(/^\d{4}$/.test(year) ? { year_incorporated: year } : {}),
    ...rest,
    funding: listed(funding_sources).map(source => ({ source })),
  };
}
