import { type CsvColumn, toCsv, toCsvRows } from '../../platform/csv.ts';
import type { Cell } from './line.ts';

/** How a cell reads in a table of text: days as ISO 8601, yes and no as words of files. */
export function cellText(cell: Cell): string | number | null {
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return cell instanceof Temporal.PlainDate ? cell.toString() : cell;
}

/** The head of a file with these headings. */
export const csvHead = (headers: readonly string[]): Uint8Array => toCsv(columnsOf(headers), []);

/** More lines of it; what a spreadsheet would run as a formula is made harmless. */
export const csvLines = (headers: readonly string[], lines: readonly (readonly Cell[])[]): Uint8Array =>
  toCsvRows(columnsOf(headers), lines);

const columnsOf = (headers: readonly string[]): CsvColumn<readonly Cell[]>[] =>
  headers.map((label, at) => ({ label, text: cells => cellText(cells[at] ?? null) }));
