import { recordId } from './reading/keys.ts';

/** A row by column name, ready for its table. */
export type Row = Readonly<Record<string, unknown>>;
/** Rows by table, in the order in which references allow them to be written. */
export type TableRows = ReadonlyMap<string, readonly Row[]>;

/** Which source the rows belong to and when they were read; its key makes the ids. */
export type RowSource = {
  readonly id: string;
  readonly key: string;
  readonly at: Temporal.Instant;
  /** The day the whole file was right, for records that carry no date of their own. */
  readonly asOf: Temporal.PlainDate | null;
};

/** Adds a row to a table. */
export type Add = (table: string, row: Row) => void;

/** Id of a record of a source in our tables. */
export function idOf(source: { readonly key: string }, table: string, key: string): string {
  return recordId(source.key, table, key);
}
