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
  readonly list: readonly Problem[];
};

const most = 5000;

export function collectProblems(): Problems {
  const list: Problem[] = [];
  return {
    list,
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
