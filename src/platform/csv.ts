import { stringify } from 'csv-stringify/sync';

/** A column of an exported list: its heading and the text of a row. */
export type CsvColumn<Row> = {
  readonly label: string;
  readonly text: (row: Row) => string | number | null;
};

/**
 * A list as CSV: UTF-8 with a byte order mark, so that spreadsheets read accents, and lines ended as RFC 4180 says.
 * A text that a spreadsheet would run as a formula (it begins with = + - @, tab or return) gets an apostrophe before it.
 * @example toCsv([{ label: 'Name', text: row => row.name }], rows)
 */
export function toCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): Uint8Array {
  const lines = [
    columns.map(column => column.label),
    ...rows.map(row => columns.map(column => column.text(row))),
  ];
  return written(lines, true);
}

/** More rows of a list whose head went before, for files that are made part by part. */
export function toCsvRows<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): Uint8Array {
  return written(
    rows.map(row => columns.map(column => column.text(row))),
    false,
  );
}

function written(lines: readonly (readonly (string | number | null)[])[], bom: boolean): Uint8Array {
  return new TextEncoder().encode(
    stringify([...lines], {
      bom,
      escape_formulas: true,
      record_delimiter: 'windows',
      // A line break of another kind ends a row for many readers too.
      quoted_match: /[\r\n]/,
    }),
  );
}
