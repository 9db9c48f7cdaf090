import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { uuidShape } from './faults.ts';

const folder = join(import.meta.dirname, 'schema-3.0');
type Json = Record<string, unknown>;
const read = (file: string): Json => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/** The records the profile describes. */
const files = {
  service: 'compiled/service.json',
  service_list: 'compiled/service_list.json',
  service_at_location: 'compiled/service_at_location.json',
  service_at_location_list: 'compiled/service_at_location_list.json',
  organization: 'compiled/organization.json',
  organization_list: 'compiled/organization_list.json',
  taxonomy: 'taxonomy.json',
  taxonomy_term: 'taxonomy_term.json',
} as const;
export type OrukRecord = keyof typeof files;

const ready = new Map<OrukRecord, z.ZodType>();

/** The schema of one kind of record, read when it is first asked for. */
export function orukSchema(record: OrukRecord): z.ZodType {
  const known = ready.get(record);
  if (known) return known;
  const schema = z.fromJSONSchema(byShape(record === 'taxonomy' ? taxonomy() : read(files[record])) as Json);
  ready.set(record, schema);
  return schema;
}

// The only reference between the files that are not compiled: the terms of a taxonomy.
function taxonomy(): Json {
  const whole = read(files.taxonomy);
  const properties = whole['properties'] as Record<string, Json>;
  const terms = { ...properties['taxonomy_terms'], items: read(files.taxonomy_term) };
  return { ...whole, properties: { ...properties, taxonomy_terms: terms } };
}

// zod's own UUID looks at the version inside as well; the profile and its validator do not.
function byShape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(byShape);
  if (typeof value !== 'object' || value === null) return value;
  const { format, ...rest } = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, byShape(inner)]),
  );
  if (format === 'uuid') return { ...rest, pattern: uuidShape };
  return format === undefined ? rest : { ...rest, format };
}
