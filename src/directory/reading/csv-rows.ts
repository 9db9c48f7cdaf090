import { parse } from 'csv-parse/sync';
import { collectProblems, type Problems } from './problems.ts';

/** One row by column name, with its line in the file (the header is row 1). */
export type CsvRow = { readonly row: number; readonly values: Readonly<Record<string, string>> };
export type CsvTable = { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] };

const delimiters = [',', ';', '\t', '|'];
const mostColumns = 300;

/**
 * Rows of a CSV file, leniently: separator found by itself, stray quotes kept, rows that are too short or too long
 * reported, empty rows skipped, a column named twice gets a number.
 * @returns null when there is no header with at least one name, or a quotation mark never ends
 */
export function readCsvRows(
  text: string,
  file: string | null,
  problems: Problems = collectProblems(),
): CsvTable | null {
  const plain = text.replace(/^\ufeff/, '');
  const firstLine = plain.slice(0, Math.max(0, plain.indexOf('\n'))) || plain;
  const delimiter = delimiters.toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0];
  const found = parseLenient(plain, delimiter ?? ',');
  const [header, ...body] = found ?? [];
  if (!header || header.length > mostColumns || header.every(name => name.trim() === '')) return null;
  const columns = named(header);
  const rows = body.flatMap((cells, index): CsvRow[] => {
    if (cells.every(cell => cell.trim() === '')) return [];
    const row = index + 2;
    if (cells.length !== columns.length) {
      const cut = cells.slice(columns.length).some(cell => cell.trim() !== '') ? 'value' : 'note';
      problems.add({ file, row }, cut, 'uneven_row', null, `${cells.length} / ${columns.length}`);
    }
    return [{ row, values: Object.fromEntries(columns.map((column, i) => [column, bare(cells[i])])) }];
  });
  return { columns, rows };
}

// An apostrophe before what a spreadsheet would run is no part of the text: exports put it there, ours too.
function bare(cell = ''): string {
  return /^'[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(cell) ? cell.slice(1) : cell;
}

// Quotation marks that are part of the text ("5" pipe") make the strict parser stop: then they count as text.
function parseLenient(text: string, delimiter: string): string[][] | null {
  const options = { delimiter, relax_column_count: true, skip_records_with_error: false };
  for (const quoting of [{}, { relax_quotes: true }, { quote: null }]) {
    try {
      return parse(text, { ...options, ...quoting });
    } catch {}
  }
  return null;
}

function named(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((cell, index) => {
    const name = cell.trim().slice(0, 200) || `column ${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
