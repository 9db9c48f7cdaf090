import { clockTime, emailOf, uriOf } from '../oruk/said.ts';
import { type FieldKind, type HsdsTable, type TableName, tables } from './tables.ts';

/** A record of HSDS: without what is not said, so that null and empty text never occur. */
export type HsdsRecord = Readonly<Record<string, unknown>>;

/**
 * A row of ours as a record of a table: its fields in their order, each cleaned as its kind asks. What is not a field of the
 * table stays inside.
 * @param more what is known better than the row says it; goes before it
 */
export function recordOf(
  name: TableName,
  row: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): HsdsRecord {
  const { fields }: HsdsTable = tables[name];
  const record: Record<string, unknown> = {};
  for (const [field, kind] of Object.entries(fields)) {
    const value = clean(kind, field in more ? more[field] : row[field]);
    if (value !== null) record[field] = value;
  }
  return record;
}

function clean(kind: FieldKind, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (kind === 'flag') return value === true ? true : null;
  if (kind === 'list') return Array.isArray(value) && value.length > 0 ? value : null;
  if (kind === 'number' || kind === 'whole') {
    const number = Number(value);
    return Number.isFinite(number) && (kind === 'number' || Number.isInteger(number)) ? number : null;
  }
  const text = String(value).trim();
  if (text === '') return null;
  if (kind === 'uri') return uriOf(text);
  if (kind === 'email') return emailOf(text);
  if (kind === 'time') return clockTime(text);
  if (kind === 'moment') return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 });
  return text;
}
