import type { Column } from './definition.ts';
import type { FactRow } from './fact-row.ts';
import { type FaultKind, lineOf } from './line.ts';

/** The most cases that are named for one column; the rest are counted. */
export const MOST_NAMED = 40;

/** One case that staff may open and mend. */
export type FaultyCase = { readonly referralId: string; readonly reference: string };

/** What is wrong with one column, and in which cases. */
export type ColumnFault = {
  readonly header: string;
  readonly kind: FaultKind;
  readonly count: number;
  readonly cases: readonly FaultyCase[];
};

/** The quality of a data set over some referrals. */
export type Quality = {
  readonly lines: number;
  readonly faulty: number;
  readonly faults: readonly ColumnFault[];
  /** How many lines have something in each column. */
  readonly filled: readonly { readonly header: string; readonly count: number }[];
};

/** Counts faults page by page, so that the rows need not stay. */
export function qualityCheck(columns: readonly Column[]) {
  const faults = new Map<string, { header: string; kind: FaultKind; count: number; cases: FaultyCase[] }>();
  const filled = columns.map(({ header }) => ({ header, count: 0 }));
  let [lines, faulty] = [0, 0];
  return {
    add(rows: readonly FactRow[]): void {
      for (const row of rows) {
        const line = lineOf(columns, row);
        lines += 1;
        if (line.faults.length > 0) faulty += 1;
        line.cells.forEach((cell, at) => {
          const column = filled[at];
          if (column && cell !== null) column.count += 1;
        });
        for (const { header, kind } of line.faults) {
          const key = `${header}\n${kind}`;
          const fault = faults.get(key) ?? { header, kind, count: 0, cases: [] };
          faults.set(key, fault);
          fault.count += 1;
          if (fault.cases.length < MOST_NAMED)
            fault.cases.push({ referralId: row.referralId, reference: row.reference });
        }
      }
    },
    result(): Quality {
      const sorted = [...faults.values()].sort((one, other) => other.count - one.count);
      return { lines, faulty, faults: sorted, filled };
    },
  };
}
