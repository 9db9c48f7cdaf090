import { type BasicType, ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ColumnType } from '../definition.ts';

/** A column of a typed file. */
export type TypedColumn = { readonly name: string; readonly type: ColumnType };

/** A cell as it goes to the thread: days as whole days since 1970, which is how Parquet keeps them. */
export type PlainCell = string | number | boolean | null;

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

const elements: Readonly<Record<ColumnType, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE' },
  yes_no: { type: 'BOOLEAN' },
};
const basics: Readonly<Record<ColumnType, BasicType>> = {
  text: 'STRING',
  whole: 'INT32',
  number: 'DOUBLE',
  date: 'INT32',
  yes_no: 'BOOLEAN',
};

/**
 * Writes a Parquet file page by page: each page is a group of rows, packed (Snappy) as it comes. Every column has its type, and may be
 * empty. Text is kept as it is: nothing runs a formula out of Parquet.
 */
export function parquetWriter(columns: readonly TypedColumn[], about: Readonly<Record<string, string>>) {
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(
        ({ name, type }): SchemaElement => ({
          name,
          repetition_type: 'OPTIONAL',
          ...elements[type],
        }),
      ),
    ],
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    createdBy: 'Hedgerow',
  });
  return {
    add(rows: readonly (readonly PlainCell[])[]): void {
      if (rows.length === 0) return;
      file.write({
        columnData: columns.map(({ name, type }, at) => ({
          name,
          type: basics[type],
          data: rows.map(cells => cells[at] ?? null),
        })),
        rowGroupSize: rows.length,
      });
    },
    finish(): Uint8Array<ArrayBuffer> {
      file.finish();
      // Its buffer is larger than what is in it.
      return writer.getBytes().slice();
    },
  };
}
