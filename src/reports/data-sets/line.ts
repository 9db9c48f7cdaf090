import type { Column } from './definition.ts';
import type { FactRow } from './fact-row.ts';
import { type Fact, type FactValue, factOf, isImpossible } from './facts.ts';

/** What stands in one cell of a file. */
export type Cell = string | number | boolean | Temporal.PlainDate | null;

/** Why a cell is not as it should be: nothing where something must be, a code without its counterpart, a value that cannot be true. */
export const faultKinds = ['missing', 'no_code', 'impossible'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** A column of a line that is not as it should be. */
export type Fault = { readonly header: string; readonly kind: FaultKind };

/** One line of a file, and what is wrong with it. */
export type Line = { readonly cells: readonly Cell[]; readonly faults: readonly Fault[] };

/** What a data set says of one referral. A cell with a fault is empty: nothing is guessed, and nothing wrong goes out. */
export function lineOf(columns: readonly Column[], row: FactRow): Line {
  const faults: Fault[] = [];
  const cells = columns.map((column): Cell => {
    const fact = factOf(column.fact);
    const value = fact.of(row);
    const fault = (kind: FaultKind): null => {
      faults.push({ header: column.header, kind });
      return null;
    };
    if (isImpossible(fact, value, row)) return fault('impossible');
    if (value === null) return column.mandatory ? fault('missing') : null;
    const cell = cellOf(column, fact, value);
    return cell === undefined ? fault('no_code') : cell;
  });
  return { cells, faults };
}

/** The value as it is written; undefined: it has no code in the reader's list. */
function cellOf({ codes, format }: Column, { kind }: Fact, value: FactValue): Cell | undefined {
  if (typeof value === 'string') return kind === 'code' && codes ? codes[value] : value;
  if (value instanceof Temporal.PlainDate) return dateAs(format, value);
  if (typeof value === 'boolean') return format === 'letter' ? (value ? 'Y' : 'N') : value;
  if (!Array.isArray(value)) return value as number;
  const said = value.map((one: string) => (codes ? codes[one] : one));
  return said.includes(undefined) ? undefined : said.join(' ');
}

function dateAs(format: Column['format'], date: Temporal.PlainDate): Cell {
  const [year, month, day] = date.toString().split('-');
  if (format === 'day_first') return `${day}/${month}/${year}`;
  if (format === 'month') return `${year}-${month}`;
  if (format === 'quarter') return `${year}-Q${Math.ceil(date.month / 3)}`;
  return date;
}
