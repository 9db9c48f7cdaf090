import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { toCsv } from './csv.ts';

const columns = [
  { label: 'Name', text: (row: readonly string[]) => row[0] ?? '' },
  { label: 'Words', text: (row: readonly string[]) => row[1] ?? '' },
];

test('no cell begins as a formula, and everything else comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), rows => {
      const back = parse(Buffer.from(toCsv(columns, rows)), {
        bom: true,
        record_delimiter: '\r\n',
      }) as string[][];
      assert.deepEqual(back[0], ['Name', 'Words']);
      for (const [index, row] of rows.entries()) {
        for (const [at, cell] of row.entries()) {
          const read = back[index + 1]?.[at] ?? '';
          assert.doesNotMatch(read, /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/);
          assert.ok(read === cell || read === `'${cell}`);
        }
      }
    }),
  );
});

test('a formula is text', () => {
  const csv = Buffer.from(toCsv(columns, [['=HYPERLINK("http://x")', 'Ó Sé']])).toString('utf8');
  assert.match(csv, /'=HYPERLINK/);
  assert.match(csv, /Ó Sé\r\n$/);
});

test('a line break inside a cell ends no row, whichever line break a reader goes by', () => {
  const csv = Buffer.from(toCsv(columns, [['two\nlines', 'and\rmore']]));
  for (const record_delimiter of [['\r\n'], ['\r\n', '\n', '\r']]) {
    const [, row] = parse(csv, { bom: true, record_delimiter, relax_column_count: true }) as string[][];
    assert.equal(row?.[0]?.trim(), 'two\nlines', JSON.stringify(record_delimiter));
  }
});
