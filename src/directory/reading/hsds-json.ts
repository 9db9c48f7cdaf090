import type { PlaceOf } from '../derive/locate.ts';
import type { BrokenFile, Problem, Reading } from '../record.ts';
import { type Fields, fieldsOf, isBag } from './fields.ts';
import { finishReading } from './finish.ts';
import { gather } from './gathering.ts';
import type { HsdsContext } from './hsds-context.ts';
import { readLocation, readOrganization, readService } from './hsds-object.ts';
import { readTerm } from './hsds-terms.ts';
import { collectProblems } from './problems.ts';

export type JsonInput = {
  readonly name: string;
  readonly text: string;
  readonly placeOf: PlaceOf;
  readonly fallbackKinds: readonly string[];
};

/**
 * Reads HSDS or ORUK JSON: one service, organization, place or service_at_location; a list of them; or a page of an
 * API (`contents`, `content`, `items`). Nothing in it makes this throw; only text that is not JSON is refused.
 */
export function readHsdsJson(input: JsonInput): Reading | BrokenFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(input.text.replace(/^\ufeff/, ''));
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : null;
    return { file: input.name, reason: 'not_json', detail };
  }
  const { records, complete } = recordsIn(parsed);
  const { name, placeOf, fallbackKinds } = input;
  const placed = records.map((record, index) => ({ record, file: name, row: index + 1 }));
  return readHsdsRecords({ records: placed, complete, file: name, placeOf, fallbackKinds, oddities: [] });
}

export type RecordsInput = {
  /** Records with where they stood, for the report. */
  readonly records: readonly {
    readonly record: unknown;
    readonly file: string | null;
    readonly row: number | null;
  }[];
  readonly complete: boolean;
  readonly file: string | null;
  readonly placeOf: PlaceOf;
  readonly fallbackKinds: readonly string[];
  /** What was odd about how they came, told first in the report. */
  readonly oddities: readonly Problem[];
};

/** Reads records that were parsed already: each one service, organization, place, term or service_at_location. */
export function readHsdsRecords(input: RecordsInput): Reading {
  const problems = collectProblems();
  const gathered = gather(problems);
  const { placeOf, fallbackKinds, records, complete, file } = input;
  const context: HsdsContext = { gathered, problems, placeOf, fallbackKinds };
  for (const { level, reason, column, value, ...where } of input.oddities) {
    problems.add(where, level, reason, column, value);
  }
  for (const { record, ...where } of records) {
    if (!isBag(record)) problems.add(where, 'row', 'not_a_record', null, record);
    else readAny(fieldsOf(record, where, problems), record, context);
  }
  return finishReading({ format: 'hsds_json', rows: records.length, complete, file }, gathered, problems);
}

// A page that is not the only one, and a single record, tell nothing about what is missing from them.
function recordsIn(parsed: unknown): { records: readonly unknown[]; complete: boolean } {
  if (Array.isArray(parsed)) return { records: parsed, complete: true };
  if (!isBag(parsed)) return { records: [parsed], complete: false };
  for (const name of ['contents', 'content', 'items', 'services']) {
    const list = parsed[name];
    const envelope = !('name' in parsed);
    if (envelope && Array.isArray(list)) {
      const pages = Number(parsed['total_pages'] ?? parsed['totalPages'] ?? 1);
      return { records: list, complete: pages <= 1 };
    }
  }
  return { records: [parsed], complete: false };
}

function readAny(from: Fields, record: Readonly<Record<string, unknown>>, context: HsdsContext): void {
  if (isBag(record['service']) && 'location' in record) {
    readServiceAtLocation(from, record, context);
    return;
  }
  if ('services' in record || 'organization_identifiers' in record || looksLikeOrganization(record)) {
    readOrganization(from, context);
    return;
  }
  if (looksLikeTerm(record)) {
    if (readTerm(from, context) === null) context.problems.add(from.where, 'row', 'missing_name', 'name');
    return;
  }
  if ('latitude' in record || 'location_type' in record) {
    readLocation(from, context);
    return;
  }
  readService(from, context, null);
}

function readServiceAtLocation(
  from: Fields,
  record: Readonly<Record<string, unknown>>,
  context: HsdsContext,
): void {
  const service = isBag(record['service']) ? record['service'] : {};
  const link = { ...record, service: undefined };
  const before = Array.isArray(service['service_at_locations']) ? service['service_at_locations'] : [];
  const whole = { ...service, service_at_locations: [...before, link] };
  readService(fieldsOf(whole, from.where, context.problems), context, null);
}

function looksLikeOrganization(record: Readonly<Record<string, unknown>>): boolean {
  const service = ['organization', 'organization_id', 'status', 'service_at_locations', 'fees', 'schedules'];
  const organization = ['logo', 'website', 'legal_status', 'year_incorporated', 'parent_organization_id'];
  return !service.some(name => name in record) && organization.some(name => name in record);
}

function looksLikeTerm(record: Readonly<Record<string, unknown>>): boolean {
  const term = ['taxonomy', 'taxonomy_detail', 'term_uri', 'parent_id', 'vocabulary'];
  const list = 'uri' in record && 'version' in record && 'name' in record;
  return list || (!('organization' in record) && !('status' in record) && term.some(name => name in record));
}
