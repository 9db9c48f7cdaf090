import type { PlaceOf } from '../derive/locate.ts';
import type { BrokenFile, Reading } from '../record.ts';
import { type CsvRow, readCsvRows } from './csv-rows.ts';
import { fieldsOf } from './fields.ts';
import { finishReading } from './finish.ts';
import { gather } from './gathering.ts';
import type { HsdsContext } from './hsds-context.ts';
import {
  type Bag,
  detailed,
  keyIn,
  type Line,
  nestedLocation,
  nestedOrganization,
  nestedService,
  type Tables,
} from './hsds-nesting.ts';
import { readLocation, readOrganization, readService } from './hsds-object.ts';
import { modernLocation, modernOrganization, modernService, tableOf } from './hsds-tables.ts';
import { readTerm } from './hsds-terms.ts';
import { collectProblems, type Problems } from './problems.ts';

export type TablesInput = {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly placeOf: PlaceOf;
  readonly fallbackKinds: readonly string[];
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
    readOrganization(open(line, nestedOrganization(tables, modernOrganization(line.bag), id)), context);
  }
  for (const line of [...tables.all('taxonomy_term'), ...tables.all('taxonomy').filter(isTerm)]) {
    readTerm(open(line, { id: line.bag['taxonomy_id'], ...detailed(tables, line.bag) }), context);
  }
  const owners = new Map<string, unknown>();
  for (const line of tables.all('location')) {
    const id = keyIn(line.bag, 'id');
    owners.set(id, line.bag['organization_id']);
    readLocation(open(line, nestedLocation(tables, modernLocation(line.bag), id)), context);
  }
  const services = tables.all('service');
  for (const line of services) {
    const owner = owners.get(keyIn(line.bag, 'location_id'));
    const service = nestedService(
      tables,
      { organization_id: owner, ...modernService(line.bag) },
      line,
      problems,
    );
    readService(open(line, service), context, null);
  }
  tellUnread(tables, problems);
  const facts = { format: 'hsds_csv', rows: services.length, complete: true, file: null } as const;
  return finishReading(facts, gathered, problems);
}

/** Tables whose rows a term can be hung on; those of `kept` keep it. */
const kept = ['service', 'organization', 'location', 'service_at_location'] as const;
const linkable = [
  ...kept,
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
  'service_capacity',
  'taxonomy',
  'taxonomy_term',
  'unit',
  'url',
] as const;

// What hangs on nothing, and what hangs where nothing is kept of it.
function tellUnread(tables: Tables, problems: Problems): void {
  for (const { where, bag } of tables.all('attribute')) {
    const link = keyIn(bag, 'link_id');
    const table = linkable.find(one => tables.of(one, 'id', link).length > 0);
    if (!table) problems.add(where, 'value', 'unknown_reference', 'link_id', link);
    else if (!kept.some(one => one === table)) problems.lost(`${table}.attributes`);
  }
  for (const { where, bag } of tables.all('metadata')) {
    const link = keyIn(bag, 'resource_id');
    const table = linkable.find(one => tables.of(one, 'id', link).length > 0);
    if (!table) problems.add(where, 'value', 'unknown_reference', 'resource_id', link);
    else if (table === 'service_at_location' || !kept.some(one => one === table)) {
      problems.lost(`${table}.metadata`);
    }
  }
  for (const _ of tables.all('meta_table_description')) problems.lost('meta_table_description');
}

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

function isTerm({ bag }: Line): boolean {
  return 'taxonomy_id' in bag || 'parent_id' in bag;
}
