import type { PlaceOf } from '../derive/locate.ts';
import type { BrokenFile, Reading } from '../record.ts';
import { type CsvRow, readCsvRows } from './csv-rows.ts';
import { fieldsOf } from './fields.ts';
import { finishReading } from './finish.ts';
import { gather } from './gathering.ts';
import { type HsdsContext, readLocation, readOrganization, readService, readTerm } from './hsds-object.ts';
import { modernLocation, modernService, tableOf } from './hsds-tables.ts';
import { collectProblems, type Problems, type Where } from './problems.ts';

export type TablesInput = {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly placeOf: PlaceOf;
  readonly fallbackKinds: readonly string[];
};

type Bag = Readonly<Record<string, unknown>>;
type Line = { readonly where: Where; readonly bag: Bag };
type Tables = {
  all(table: string): readonly Line[];
  /** Rows of a table whose column refers to a key. */
  of(table: string, column: string, key: string): Bag[];
};

/**
 * Reads a set of HSDS CSV tables (HSDS 1 as the Ohana files, or HSDS 3): joined by their keys into nested records and
 * then read as JSON would be. Unknown tables and references that lead nowhere are reported.
 */
export function readHsdsCsv(input: TablesInput): Reading | BrokenFile {
  const problems = collectProblems();
  const tables = tablesOf(input.files, problems);
  if ('reason' in tables) return tables;
  const gathered = gather(problems);
  const context: HsdsContext = {
    gathered,
    problems,
    placeOf: input.placeOf,
    fallbackKinds: input.fallbackKinds,
  };
  const open = (line: Line, bag: Bag) => fieldsOf(bag, line.where, problems);

  for (const line of tables.all('organization')) {
    const id = keyIn(line.bag, 'id');
    const hung = {
      phones: tables.of('phone', 'organization_id', id),
      contacts: contactsOf(tables, 'organization_id', id),
    };
    readOrganization(open(line, { ...line.bag, ...hung }), context);
  }
  for (const line of [...tables.all('taxonomy_term'), ...tables.all('taxonomy').filter(isTerm)]) {
    readTerm(open(line, { id: line.bag['taxonomy_id'], ...line.bag }), context);
  }
  const owners = new Map<string, unknown>();
  for (const line of tables.all('location')) {
    const id = keyIn(line.bag, 'id');
    owners.set(id, line.bag['organization_id']);
    readLocation(open(line, nestedLocation(tables, modernLocation(line.bag), id)), context);
  }
  const terms = new Map(
    [...tables.all('taxonomy').filter(isTerm), ...tables.all('taxonomy_term')].map(({ bag }) => [
      keyIn(bag, 'taxonomy_id') || keyIn(bag, 'id'),
      bag,
    ]),
  );
  const services = tables.all('service');
  for (const line of services) {
    const owner = owners.get(keyIn(line.bag, 'location_id'));
    const service = nestedService(
      tables,
      { organization_id: owner, ...modernService(line.bag) },
      terms,
      line,
      problems,
    );
    readService(open(line, service), context, null);
  }
  for (const { where, bag } of tables.all('attribute')) {
    const link = keyIn(bag, 'link_id');
    const known = linkable.some(table => tables.of(table, 'id', link).length > 0);
    if (!known) problems.add(where, 'value', 'unknown_reference', 'link_id', link);
  }
  const facts = { format: 'hsds_csv', rows: services.length, complete: true, file: null } as const;
  return finishReading(facts, gathered, problems);
}

/** Tables whose rows a term can be hung on. */
const linkable = [
  'service',
  'organization',
  'location',
  'service_at_location',
  'program',
  'accessibility',
  'address',
  'contact',
  'cost_option',
  'funding',
  'language',
  'organization_identifier',
  'phone',
  'required_document',
  'schedule',
  'service_area',
  'taxonomy',
  'taxonomy_term',
] as const;

function tablesOf(files: TablesInput['files'], problems: Problems): Tables | BrokenFile {
  const found = new Map<string, Line[]>();
  const seen = new Set<string>();
  for (const { name, text } of files) {
    const table = tableOf(name);
    const where = { file: name, row: null };
    if (table === null) {
      problems.add(where, 'note', 'unknown_table', null, name);
      continue;
    }
    const rows = text.trim() === '' ? [] : (readCsvRows(text, name, problems)?.rows ?? null);
    if (rows === null) return { file: name, reason: 'not_csv', detail: null };
    const lines = rows.map((row: CsvRow) => ({ where: { file: name, row: row.row }, bag: row.values }));
    // The same table under two names (address.csv, addresses.csv) holds the same rows: the first telling counts.
    const fresh = lines.filter(({ bag }) => {
      const id = keyIn(bag, 'id');
      const mark = `${table} ${id}`;
      const again = id !== '' && seen.has(mark) && table !== 'service';
      seen.add(mark);
      return !again;
    });
    found.set(table, [...(found.get(table) ?? []), ...fresh]);
  }
  if (!found.has('service')) return { file: files[0]?.name ?? '', reason: 'no_services', detail: null };
  const indexes = new Map<string, Map<string, Bag[]>>();
  return {
    all: table => found.get(table) ?? [],
    of(table, column, key) {
      if (key === '') return [];
      const index = indexes.getOrInsertComputed(`${table} ${column}`, () =>
        indexed(found.get(table) ?? [], column),
      );
      return index.get(key) ?? [];
    },
  };
}

function indexed(lines: readonly Line[], column: string): Map<string, Bag[]> {
  return Map.groupBy(
    lines.map(line => line.bag),
    bag => keyIn(bag, column),
  );
}

function keyIn(bag: Bag, column: string): string {
  const value = bag[column];
  return typeof value === 'string' ? value.trim() : '';
}

function isTerm({ bag }: Line): boolean {
  return 'taxonomy_id' in bag || 'parent_id' in bag;
}

// HSDS puts a phone on everything it belongs to; one that hangs on a contact is told there.
function contactsOf(tables: Tables, column: string, key: string): Bag[] {
  return tables.of('contact', column, key).map(contact => ({
    ...contact,
    phones: tables.of('phone', 'contact_id', keyIn(contact, 'id')),
  }));
}

function nestedLocation(tables: Tables, row: Bag, id: string): Bag {
  const stated = Array.isArray(row['accessibility']) ? row['accessibility'] : [];
  return {
    ...row,
    addresses: tables.of('address', 'location_id', id),
    postal_addresses: tables.of('mail_address', 'location_id', id),
    phones: tables.of('phone', 'location_id', id),
    contacts: contactsOf(tables, 'location_id', id),
    schedules: tables
      .of('schedule', 'location_id', id)
      .filter(schedule => keyIn(schedule, 'service_id') === ''),
    accessibility: [...stated, ...tables.of('accessibility', 'location_id', id)],
    holiday_schedules: tables.of('holiday_schedule', 'location_id', id),
  };
}

function nestedService(
  tables: Tables,
  row: Bag,
  terms: ReadonlyMap<string, Bag>,
  line: Line,
  problems: Problems,
): Bag {
  const id = keyIn(row, 'id');
  const own = keyIn(row, 'location_id');
  const links = [
    ...tables.of('service_at_location', 'service_id', id),
    ...(own === '' ? [] : [{ location_id: own }]),
  ];
  const term = (key: string): Bag[] => {
    const found = terms.get(key);
    if (!found) problems.add(line.where, 'value', 'unknown_reference', 'taxonomy_ids', key);
    return found ? [{ taxonomy_term: { id: key, ...found } }] : [];
  };
  const { location_id: _, taxonomy_ids, attributes, languages, service_areas, ...rest } = row;
  const listed = (value: unknown) => (Array.isArray(value) ? value : []);
  return {
    ...rest,
    service_at_locations: links,
    attributes: [
      ...listed(attributes),
      ...listed(taxonomy_ids).flatMap(key => term(String(key))),
      ...tables.of('attribute', 'link_id', id).flatMap(link => term(keyIn(link, 'taxonomy_term_id'))),
    ],
    phones: tables.of('phone', 'service_id', id),
    contacts: contactsOf(tables, 'service_id', id),
    schedules: tables.of('schedule', 'service_id', id),
    cost_options: tables.of('cost_option', 'service_id', id),
    languages: [...listed(languages), ...tables.of('language', 'service_id', id)],
    service_areas: [...listed(service_areas), ...tables.of('service_area', 'service_id', id)],
    holiday_schedules: tables.of('holiday_schedule', 'service_id', id),
  };
}
