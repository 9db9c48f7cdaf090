import { accessOf } from '../derive/access.ts';
import type { PlaceOf } from '../derive/locate.ts';
import type { BrokenFile, Reading } from '../record.ts';
import { type CsvRow, readCsvRows } from './csv-rows.ts';
import { fieldsOf } from './fields.ts';
import { finishReading } from './finish.ts';
import { gather } from './gathering.ts';
import type { HsdsContext } from './hsds-context.ts';
import { readOrganization, readService } from './hsds-object.ts';
import { derivedKey } from './keys.ts';
import { type Mapping, type MappingField, suggestMapping } from './mapping.ts';
import { collectProblems } from './problems.ts';
import { readFlag, readList } from './values.ts';

export type TableInput = {
  readonly name: string;
  readonly text: string;
  /** Null: as suggested from the column names. */
  readonly mapping: Mapping | null;
  readonly placeOf: PlaceOf;
  readonly fallbackKinds: readonly string[];
  /** Who runs the services where the file names nobody; null: each is its own organization, as clubs are. */
  readonly organization: string | null;
};

type Said = Readonly<Partial<Record<MappingField, string>>> & {
  readonly others: Readonly<Record<string, string>>;
};

/** Reads a table with one service a row, by a mapping of its columns. Rows with a `parent_id` add to an earlier row. */
export function readSingleTable(input: TableInput): Reading | BrokenFile {
  const problems = collectProblems();
  const table = readCsvRows(input.text, input.name, problems);
  if (!table) return { file: input.name, reason: 'not_csv', detail: null };
  const mapping = input.mapping ?? suggestMapping(table.columns);
  if (!Object.values(mapping).includes('name')) {
    return { file: input.name, reason: 'no_name_column', detail: table.columns.slice(0, 20).join(', ') };
  }
  const gathered = gather(problems);
  const context: HsdsContext = {
    gathered,
    problems,
    placeOf: input.placeOf,
    fallbackKinds: input.fallbackKinds,
  };
  const said = table.rows.map(row => ({ row, said: saidBy(row, mapping) }));
  const further = Map.groupBy(
    said.filter(({ said: { parent_id } }) => parent_id),
    ({ said: { parent_id } }) => parent_id ?? '',
  );
  const known = new Set(said.filter(line => !line.said.parent_id).map(line => line.said.id ?? ''));
  for (const [parent, lines] of further) {
    if (known.has(parent)) continue;
    for (const { row } of lines)
      problems.add({ file: input.name, row: row.row }, 'row', 'unknown_reference', 'parent_id', parent);
  }
  for (const line of said.filter(({ said: { parent_id } }) => !parent_id)) {
    const where = { file: input.name, row: line.row.row };
    const parts = [
      line.said,
      ...(line.said.id ? (further.get(line.said.id) ?? []).map(more => more.said) : []),
    ];
    const name = line.said.name?.trim() ?? '';
    const owner = line.said.organization?.trim() || input.organization || name;
    const organization = fieldsOf({ name: owner }, where, problems);
    const organizationKey = name === '' ? null : readOrganization(organization, context);
    readService(fieldsOf(serviceFrom(parts, owner), where, problems), context, organizationKey);
  }
  const facts = { format: 'csv', rows: table.rows.length, complete: true, file: input.name } as const;
  return finishReading(facts, gathered, problems);
}

function saidBy(row: CsvRow, mapping: Mapping): Said {
  const fields: Partial<Record<MappingField, string>> = {};
  const others: Record<string, string> = {};
  for (const [column, value] of Object.entries(row.values)) {
    const field = mapping[column] ?? 'extra';
    if (field === 'ignore' || value.trim() === '') continue;
    if (field === 'extra') others[column] = value;
    else fields[field] ??= value.trim();
  }
  return { ...fields, others };
}

// The row as the HSDS record it stands for; one mapper then serves all formats.
function serviceFrom(parts: readonly Said[], owner: string): Record<string, unknown> {
  const [own] = parts;
  if (!own) return {};
  const places = parts.map(placeIn).filter(place => place !== null);
  const key =
    own.id ??
    derivedKey('service', own.name ?? '', own.address_1 ?? own.latitude ?? '', own.postal_code ?? '');
  return {
    ...columnsKept(own.others),
    id: own.name ? key : own.id,
    organization_id: derivedKey(owner),
    name: own.name,
    alternate_name: own.alternate_name,
    description: own.description,
    url: own.url,
    email: own.email,
    eligibility_description: own.eligibility_description,
    minimum_age: own.minimum_age,
    maximum_age: own.maximum_age,
    fees: own.fees,
    free: own.free,
    application_process: own.application_process,
    wait_time: own.wait_time,
    alert: own.alert,
    assured_date: own.assured_date,
    status: statusIn(own),
    attributes: [...terms(own.category, 'category'), ...terms(own.keywords, 'keywords')],
    languages: list(own.languages).map(name => ({ name })),
    service_areas: list(own.service_area).map(name => ({ name })),
    phones: own.phone ? [{ number: own.phone, type: 'voice' }] : [],
    contacts: parts.flatMap(contactIn),
    cost_options: parts.flatMap(costIn),
    schedules: parts.flatMap(scheduleIn),
    service_at_locations: places.map(location => ({ location })),
  };
}

/** Names under which HSDS nests records. A column may be called so too; its text is kept under a name that says what it is. */
const nested = new Set([
  'accessibility',
  'additional_urls',
  'attributes',
  'capacities',
  'metadata',
  'organization',
  'program',
  'service_capacities',
]);

function columnsKept(others: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(others).map(([name, text]): [string, unknown] => {
      if (name === 'funding') return [name, [{ source: text }]];
      if (name === 'required_documents') return [name, readList(text).map(document => ({ document }))];
      return [nested.has(name) ? `${name} (column)` : name, text];
    }),
  );
}

const list = (text: string | undefined): string[] => (text === undefined ? [] : readList(text));
const terms = (text: string | undefined, taxonomy: string) =>
  list(text).map(name => ({ taxonomy_term: { name, taxonomy } }));

function statusIn(own: Said): string {
  if (own.temporarily_closed && readFlag(own.temporarily_closed) === true) return 'temporarily closed';
  return own.visible && readFlag(own.visible) === false ? 'inactive' : 'active';
}

function placeIn(said: Said): Record<string, unknown> | null {
  const { location_name, address_1, address_2, city, region, postal_code, country, latitude, longitude } =
    said;
  if (!location_name && !address_1 && !postal_code && !city && !(latitude && longitude)) return null;
  if (readFlag(said.others['location_visible'] ?? '') === false) return null;
  // The source does not want the house to be found: the town and its postcode stay.
  const masked = readFlag(said.others['mask_exact_address'] ?? '') === true;
  const house = masked ? {} : { address_1, address_2 };
  const address = { ...house, city, region, postal_code, country };
  const named = location_name ?? (address_1 || postal_code || city ? undefined : said.name);
  const key = derivedKey('place', named ?? '', address_1 ?? latitude ?? '', city ?? '', postal_code ?? '');
  const stepFree = said.step_free === undefined ? null : readFlag(said.step_free);
  const items = list(said.accessibility).map(description => ({ description }));
  const loose = said.step_free && stepFree === null && accessOf(said.step_free).length > 0;
  return {
    id: key,
    name: named,
    ...(masked ? {} : { latitude, longitude }),
    transportation: said.transportation,
    addresses: [address],
    accessibility: [
      ...items,
      ...(stepFree === null ? [] : [{ code: 'step_free', value: stepFree ? 'yes' : 'no' }]),
      ...(loose ? [{ description: said.step_free }] : []),
    ],
  };
}

function contactIn(said: Said): Record<string, unknown>[] {
  if (said.contact_visible && readFlag(said.contact_visible) === false) return [];
  const { contact_name: name, contact_title: title, contact_email: email, contact_phone: number } = said;
  if (!name && !title && !email && !number) return [];
  return [{ name, title, email, phones: number ? [{ number }] : [] }];
}

function costIn(said: Said): Record<string, unknown>[] {
  const { cost_option: option, cost_amount: amount, cost_description: amount_description } = said;
  return option || amount || amount_description ? [{ option, amount, amount_description }] : [];
}

function scheduleIn(said: Said): Record<string, unknown>[] {
  const { schedule_description: description, weekday, opens_at, closes_at } = said;
  return description || weekday || opens_at || closes_at
    ? [{ description, weekday, opens_at, closes_at }]
    : [];
}
