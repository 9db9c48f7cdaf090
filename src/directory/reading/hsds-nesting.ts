import type { Problems, Where } from './problems.ts';

export type Bag = Readonly<Record<string, unknown>>;
export type Line = { readonly where: Where; readonly bag: Bag };

/** The rows of all tables of a set of files. */
export type Tables = {
  all(table: string): readonly Line[];
  /** Rows of a table whose column refers to a key. */
  of(table: string, column: string, key: string): Bag[];
};

/** A key in a row, '' where there is none. */
export function keyIn(bag: Bag, column: string): string {
  const value = bag[column];
  return typeof value === 'string' ? value.trim() : '';
}

type Terms = (key: string) => Bag[];

// The terms that hang on a row, by their keys.
function attributesOf(tables: Tables, id: string): Bag[] {
  return tables
    .of('attribute', 'link_id', id)
    .flatMap(link =>
      termsOf(tables)(keyIn(link, 'taxonomy_term_id')).map(term => ({ ...link, taxonomy_term: term })),
    );
}

function termsOf(tables: Tables): Terms {
  return key => {
    const [term] = [...tables.of('taxonomy_term', 'id', key), ...tables.of('taxonomy', 'taxonomy_id', key)];
    return term ? [{ id: key, ...detailed(tables, term) }] : [];
  };
}

/** A term with the list it names by a key, as HSDS 3 does. */
export function detailed(tables: Tables, term: Bag): Bag {
  const [list] = tables.of('taxonomy', 'id', keyIn(term, 'taxonomy_id'));
  return list ? { ...term, taxonomy_detail: list } : term;
}

function phonesOf(tables: Tables, column: string, id: string): Bag[] {
  return tables.of('phone', column, id).map(phone => ({
    ...phone,
    languages: tables.of('language', 'phone_id', keyIn(phone, 'id')),
  }));
}

// HSDS puts a phone on everything it belongs to; one that hangs on a contact is told there.
function contactsOf(tables: Tables, column: string, id: string): Bag[] {
  return tables.of('contact', column, id).map(contact => ({
    ...contact,
    phones: phonesOf(tables, 'contact_id', keyIn(contact, 'id')),
  }));
}

/** An organization with the rows that hang on it. */
export function nestedOrganization(tables: Tables, row: Bag, id: string): Bag {
  return {
    ...row,
    phones: phonesOf(tables, 'organization_id', id),
    contacts: contactsOf(tables, 'organization_id', id),
    funding: [
      ...listIn(row['funding']),
      ...tables.of('funding', 'organization_id', id).filter(one => keyIn(one, 'service_id') === ''),
    ],
    organization_identifiers: tables.of('organization_identifier', 'organization_id', id),
    programs: tables.of('program', 'organization_id', id),
    additional_websites: tables.of('url', 'organization_id', id),
    attributes: attributesOf(tables, id),
    metadata: tables.of('metadata', 'resource_id', id),
  };
}

/** A place with the rows that hang on it. */
export function nestedLocation(tables: Tables, row: Bag, id: string): Bag {
  return {
    ...row,
    addresses: tables.of('address', 'location_id', id),
    postal_addresses: tables.of('mail_address', 'location_id', id),
    phones: phonesOf(tables, 'location_id', id),
    contacts: contactsOf(tables, 'location_id', id),
    schedules: tables
      .of('schedule', 'location_id', id)
      .filter(schedule => keyIn(schedule, 'service_id') === ''),
    languages: [
      ...listIn(row['languages']),
      ...tables.of('language', 'location_id', id).filter(one => keyIn(one, 'service_id') === ''),
    ],
    accessibility: [...listIn(row['accessibility']), ...tables.of('accessibility', 'location_id', id)],
    holiday_schedules: tables.of('holiday_schedule', 'location_id', id),
    attributes: attributesOf(tables, id),
    metadata: tables.of('metadata', 'resource_id', id),
  };
}

// Rows that name the service too stand with the service.
function nestedPlace(tables: Tables, row: Bag): Bag {
  const id = keyIn(row, 'id');
  const alone = (bag: Bag) => keyIn(bag, 'service_id') === '';
  return {
    ...row,
    phones: phonesOf(tables, 'service_at_location_id', id).filter(alone),
    contacts: contactsOf(tables, 'service_at_location_id', id).filter(alone),
    schedules: tables.of('schedule', 'service_at_location_id', id).filter(alone),
    service_areas: tables.of('service_area', 'service_at_location_id', id).filter(alone),
    attributes: attributesOf(tables, id),
  };
}

/** A service with the rows that hang on it and the places where it happens. */
export function nestedService(tables: Tables, row: Bag, line: Line, problems: Problems): Bag {
  const id = keyIn(row, 'id');
  const own = keyIn(row, 'location_id');
  const links = [
    ...tables.of('service_at_location', 'service_id', id).map(link => nestedPlace(tables, link)),
    ...(own === '' ? [] : [{ location_id: own }]),
  ];
  const term = (key: string): Bag[] => {
    const found = termsOf(tables)(key);
    if (found.length === 0) problems.add(line.where, 'value', 'unknown_reference', 'taxonomy_ids', key);
    return found.map(one => ({ taxonomy_term: one }));
  };
  const { location_id: _, program_id, taxonomy_ids, attributes, languages, service_areas, ...rest } = row;
  const [program] = tables.of('program', 'id', keyIn(row, 'program_id'));
  return {
    ...rest,
    ...(program ? { program } : { program_id }),
    service_at_locations: links,
    attributes: [
      ...listIn(attributes),
      ...listIn(taxonomy_ids).flatMap(key => term(String(key))),
      ...attributesOf(tables, id),
    ],
    phones: phonesOf(tables, 'service_id', id),
    contacts: contactsOf(tables, 'service_id', id),
    schedules: tables.of('schedule', 'service_id', id),
    cost_options: tables.of('cost_option', 'service_id', id),
    languages: [...listIn(languages), ...tables.of('language', 'service_id', id)],
    service_areas: [...listIn(service_areas), ...tables.of('service_area', 'service_id', id)],
    holiday_schedules: tables.of('holiday_schedule', 'service_id', id),
    required_documents: [
      ...listIn(row['required_documents']),
      ...tables.of('required_document', 'service_id', id),
    ],
    funding: [...listIn(row['funding']), ...tables.of('funding', 'service_id', id)],
    capacities: tables.of('service_capacity', 'service_id', id).map(capacity => ({
      ...capacity,
      unit: tables.of('unit', 'id', keyIn(capacity, 'unit_id'))[0],
    })),
    accessibility: tables.of('accessibility', 'service_id', id),
    additional_urls: tables.of('url', 'service_id', id),
    metadata: tables.of('metadata', 'resource_id', id),
  };
}

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
