import type { Typed } from '../../../ui/index.ts';

/** The most rows of one kind a form takes; the first has number 1. */
export const mostRows = 8;
export const rowNumbers: readonly number[] = Array.from({ length: mostRows }, (_, at) => at + 1);

/** How many rows to show: those that are filled and one to fill, at least `least`. */
export function rowsToShow(values: Typed, prefix: string, least = 1): readonly number[] {
  const filled = rowNumbers.filter(number =>
    Object.entries(values).some(
      ([name, value]) => name.startsWith(`${prefix}${number}_`) && value !== undefined && value !== '',
    ),
  );
  return rowNumbers.slice(0, Math.max(least, (filled.at(-1) ?? 0) + 1));
}
