import type { Problem, ProblemLevel, ProblemReason } from '../record.ts';

/** Where in the files something stands. */
export type Where = { readonly file: string | null; readonly row: number | null };

/** Collects what was wrong; counts on where listing would help nobody any more. */
export type Problems = {
  add(
    where: Where,
    level: ProblemLevel,
    reason: ProblemReason,
    column?: string | null,
    value?: unknown,
  ): void;
  /** Counts something that was read and is kept nowhere, by its name: 'phone.colour'. `tell` puts the counts into the list. */
  lost(name: string): void;
  tell(): void;
  readonly list: readonly Problem[];
};

const most = 5000;

export function collectProblems(): Problems {
  const list: Problem[] = [];
  const lost = new Map<string, number>();
  return {
    list,
    lost: name => void lost.set(name, (lost.get(name) ?? 0) + 1),
    tell() {
      for (const [column, times] of [...lost].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
        list.push({
          file: null,
          row: null,
          column: column.slice(0, 200),
          level: 'value',
          reason: 'not_kept',
          value: String(times),
        });
      }
      lost.clear();
    },
    add(where, level, reason, column = null, value = null) {
      if (list.length >= most) return;
      list.push({ ...where, level, reason, column, value: shown(value) });
    },
  };
}

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  // Cut first: a cut may split one character into halves that no database takes.
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '').replaceAll('\\u0000', '');
  return text.replaceAll('\u0000', '').slice(0, 200).toWellFormed();
}
