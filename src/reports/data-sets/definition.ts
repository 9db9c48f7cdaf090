import { z } from 'zod';
import { type Fact, type FactCode, factCodes, facts } from './facts.ts';

/** How a value is written: `plain` as the house has it; the others where somebody's form asks for it. */
export const formats = ['plain', 'day_first', 'month', 'quarter', 'letter'] as const;
export type Format = (typeof formats)[number];

/** The most columns of a data set. */
export const MOST_COLUMNS = 80;

/** Which ways of writing fit a kind of fact. */
export function formatsOf({ kind }: Fact): readonly Format[] {
  if (kind === 'date') return ['plain', 'day_first', 'month', 'quarter'];
  return kind === 'yes_no' ? ['plain', 'letter'] : ['plain'];
}

/** A heading that every reader of files takes: it begins with a letter. */
export const header = z
  .string()
  .trim()
  .regex(/^[A-Za-z][A-Za-z0-9 _.-]{0,59}$/, 'reports.sets.error.header');

/** One column: which fact, under which heading, how it is written, in whose codes. */
export const columnSchema = z.object({
  fact: z.enum(factCodes),
  header,
  format: z.enum(formats),
  /** A line without it is a fault. */
  mandatory: z.boolean(),
  /** From the house's code to the reader's; null: the house's codes go as they are. A code that is missing is a fault. */
  codes: z.record(z.string().max(60), z.string().trim().min(1).max(60)).nullable(),
});
export type Column = z.output<typeof columnSchema>;

/** Columns that stand together: each way of writing fits its fact, codes are for coded facts, and no two headings are the same. */
export const columnsSchema = z
  .array(columnSchema)
  .min(1, 'reports.sets.error.no_columns')
  .max(MOST_COLUMNS)
  .superRefine((columns, { addIssue }) => {
    const seen = new Set<string>();
    columns.forEach((column, at) => {
      const fact: Fact = facts[column.fact];
      if (seen.has(column.header.toLowerCase())) {
        addIssue({ code: 'custom', path: [at, 'header'], message: 'reports.sets.error.twice' });
      }
      seen.add(column.header.toLowerCase());
      if (!formatsOf(fact).includes(column.format)) {
        addIssue({ code: 'custom', path: [at, 'format'], message: 'reports.sets.error.format' });
      }
      const unknown = Object.keys(column.codes ?? {}).filter(code => !fact.codes?.includes(code));
      if (unknown.length > 0) {
        addIssue({ code: 'custom', path: [at, 'codes'], message: 'reports.sets.error.codes' });
      }
    });
  });

/** A data set as it is used: data, so that a programme may change its own. One line is one referral. */
export type DataSet = {
  /** A shipped one's name, or the id of the programme's own. */
  readonly id: string;
  /** Null for shipped ones, whose titles are words of the house. */
  readonly title: string | null;
  readonly version: number;
  /** The shipped one it was copied from, or itself. */
  readonly basedOn: ShippedId;
  readonly columns: readonly Column[];
};

export const shippedIds = ['house', 'nhs_minimum', 'prsb_headings', 'hse_quarter'] as const;
export type ShippedId = (typeof shippedIds)[number];

/** What a column holds in a typed file. */
export type ColumnType = 'text' | 'whole' | 'number' | 'date' | 'yes_no';

/** The type of a column, from its fact and how it is written. */
export function typeOf({ fact, format }: Pick<Column, 'fact' | 'format'>): ColumnType {
  if (format !== 'plain') return 'text';
  const { kind } = facts[fact as FactCode];
  if (kind === 'date') return 'date';
  if (kind === 'yes_no') return 'yes_no';
  if (kind === 'count' || kind === 'span') return 'whole';
  return kind === 'score' ? 'number' : 'text';
}
