import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { parquetApart } from './apart/parquet-apart.ts';
import type { Cell } from './line.ts';

const columns = [
  { name: 'day', type: 'date' },
  { name: 'words', type: 'text' },
  { name: 'count', type: 'whole' },
  { name: 'score', type: 'number' },
  { name: 'yes', type: 'yes_no' },
] as const;

async function* pagesOf(rows: readonly (readonly Cell[])[], size: number) {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

const read = async (rows: readonly (readonly Cell[])[], size = 1000) => {
  const { buffer } = await parquetApart(columns, { source: 'test' }, pagesOf(rows, size));
  return {
    rows: await parquetReadObjects({ file: buffer }),
    metadata: await parquetMetadataAsync(buffer),
  };
};

test('a file that another library reads gives back what went in, with its types', async () => {
  const cell = <T>(of: fc.Arbitrary<T>) => fc.option(of, { freq: 4 });
  const days = fc
    .integer({ min: -3650, max: 40_000 })
    .map(days => Temporal.PlainDate.from('1970-01-01').add({ days }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          cell(days),
          cell(fc.string({ unit: 'grapheme' })),
          cell(fc.integer({ min: 0, max: 1_000_000 })),
          cell(fc.double({ min: -100, max: 100, noNaN: true })),
          cell(fc.boolean()),
        ),
        { minLength: 1, maxLength: 40 },
      ),
      fc.integer({ min: 1, max: 50 }),
      async (rows, size) => {
        const back = await read(rows, size);
        assert.deepEqual(
          back.rows.map(row => [
            row['day'] instanceof Date ? row['day'].toISOString().slice(0, 10) : (row['day'] ?? null),
            row['words'] ?? null,
            row['count'] ?? null,
            row['score'] ?? null,
            row['yes'] ?? null,
          ]),
          rows.map(([day, ...rest]) => [day ? day.toString() : null, ...rest]),
        );
      },
    ),
    { numRuns: 12 },
  );
});

test('its schema says dates are dates, also where it has no row', async () => {
  const { metadata, rows } = await read([]);
  assert.deepEqual(rows, []);
  assert.deepEqual(
    metadata.schema.slice(1).map(({ name, type, converted_type }) => [name, type, converted_type]),
    [
      ['day', 'INT32', 'DATE'],
      ['words', 'BYTE_ARRAY', 'UTF8'],
      ['count', 'INT32', undefined],
      ['score', 'DOUBLE', undefined],
      ['yes', 'BOOLEAN', undefined],
    ],
  );
  assert.deepEqual(metadata.key_value_metadata?.[0], { key: 'source', value: 'test' });
});

test('a formula stays what somebody wrote: nothing runs it out of a typed file', async () => {
  const { rows } = await read([[null, '=1+1', 0, 0, false]]);
  assert.equal(rows[0]?.['words'], '=1+1');
});
