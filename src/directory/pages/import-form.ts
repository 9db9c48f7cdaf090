import { z } from 'zod';
import { assetKinds, placeOf } from '../../programmes/index.ts';
import { optionalDate, optionalText, text } from '../../ui/index.ts';
import { type MappingField, mappingFields } from '../reading/mapping.ts';
import type { DirectoryFile } from '../reading/read-files.ts';
import { unzipped } from '../reading/unzip.ts';
import { readUrl } from '../reading/values.ts';
import type { BrokenFile } from '../record.ts';
import { type NewSource, sourceKey } from '../sources.ts';

/** Most that one upload may bring, in bytes. */
export const mostUploaded = 25 * 1024 * 1024;

const optionalUrl = optionalText({ max: 500 }).refine(
  value => value === null || readUrl(value) !== null,
  'directory.imports.error_url',
);

/** What is said of a source when its file is sent. */
export const importForm = z.object({
  files: z.preprocess(
    value => (Array.isArray(value) ? value : [value]).filter(one => one instanceof File && one.size > 0),
    z
      .array(z.instanceof(File))
      .min(1, 'directory.imports.error_file')
      .max(40, 'directory.imports.error_file'),
  ),
  title: text({ missing: 'directory.imports.error_title', max: 120 }),
  licence: text({ missing: 'directory.imports.error_licence', max: 120 }),
  licence_url: optionalUrl,
  attribution: optionalText({ max: 500 }),
  as_of: optionalDate({ past: true }),
  organization: optionalText({ max: 200 }),
  kind: z.preprocess(
    value => (value === '' || value === undefined ? null : value),
    assetKinds.schema.nullable(),
  ),
});
export type ImportForm = z.output<typeof importForm>;

/** The source a form speaks of. The same title again is the same source, and keeps its mapping. */
export function sourceFrom(form: ImportForm, region: 'ie' | 'uk'): NewSource {
  return {
    key: `${region}-${sourceKey(form.title)}`,
    title: form.title,
    region,
    licence: form.licence,
    licenceUrl: form.licence_url,
    attribution: form.attribution,
    url: null,
    correctAsOf: form.as_of,
    settings: { mapping: null, organization: form.organization, fallbackKinds: form.kind ? [form.kind] : [] },
  };
}

/** The sent files with their bytes; a zip as the tables in it. */
export async function filesOf(form: ImportForm): Promise<readonly DirectoryFile[] | BrokenFile> {
  const files = await Promise.all(
    form.files.map(async file => ({ name: file.name.slice(0, 200), bytes: await file.bytes() })),
  );
  return unzipped(files);
}

const isField = (value: unknown): value is MappingField => mappingFields.some(field => field === value);

/** The mapping that a preview form sends back: `map-0`, `map-1` … in the order of the columns. */
export function mappingFrom(columns: readonly string[], data: FormData): Record<string, MappingField> {
  return Object.fromEntries(
    columns.map((column, index) => {
      const value = data.get(`map-${index}`);
      return [column, isField(value) ? value : 'extra'];
    }),
  );
}

/** How postcodes of a programme's region become places. */
export function placesOf(region: 'ie' | 'uk') {
  return (code: string) => placeOf(region, code);
}
