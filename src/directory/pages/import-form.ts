import { z } from 'zod';
import { placeOf } from '../../programmes/index.ts';
import { optionalDate } from '../../ui/index.ts';
import type { DirectoryFile } from '../reading/read-files.ts';
import { unzipped } from '../reading/unzip.ts';
import type { BrokenFile } from '../record.ts';
import { sourceShape } from './source-form.ts';

/** Most that one upload may bring, in bytes. */
export const mostUploaded = 25 * 1024 * 1024;

/** What is said of a source when its file is sent. */
export const importForm = z.object({
  files: z.preprocess(
    value => (Array.isArray(value) ? value : [value]).filter(one => one instanceof File && one.size > 0),
    z
      .array(z.instanceof(File))
      .min(1, 'directory.imports.error_file')
      .max(40, 'directory.imports.error_file'),
  ),
  ...sourceShape,
  as_of: optionalDate({ past: true }),
});
export type ImportForm = z.output<typeof importForm>;

/** The sent files with their bytes; a zip as the tables in it. */
export async function filesOf(form: ImportForm): Promise<readonly DirectoryFile[] | BrokenFile> {
  const files = await Promise.all(
    form.files.map(async file => ({ name: file.name.slice(0, 200), bytes: await file.bytes() })),
  );
  return unzipped(files);
}

/** How postcodes of a programme's region become places. */
export function placesOf(region: 'ie' | 'uk') {
  return (code: string) => placeOf(region, code);
}
