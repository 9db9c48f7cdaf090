import { readCsvRows } from './csv-rows.ts';
import { decodeText } from './decode.ts';
import type { DirectoryFile } from './read-files.ts';

/** The columns of a table in their order, each with the first thing that stands in it. */
export type Columns = readonly { readonly column: string; readonly example: string }[];

/** The beginning of a file is enough to know its columns, in characters. */
const enough = 200_000;
const longestExample = 80;

/** The columns of a single table; null when there are several files, or the one is no table. */
export function columnsOf(files: readonly DirectoryFile[]): Columns | null {
  const [only] = files;
  const text = files.length === 1 && only ? decodeText(only.bytes) : null;
  if (text === null) return null;
  const begin = text.length <= enough ? text : text.slice(0, text.lastIndexOf('\n', enough));
  const table = readCsvRows(begin, null);
  if (!table) return null;
  return table.columns.map(column => {
    const example = table.rows.map(row => row.values[column] ?? '').find(value => value.trim() !== '') ?? '';
    return { column, example: [...example].slice(0, longestExample).join('') };
  });
}
