import { type Column, columnsSchema, type Format, formats } from '../definition.ts';
import { type FactCode, factCodes } from '../facts.ts';
import { newColumn } from '../shipped.ts';

/** The most lines of codes that one column may have. */
const MOST_CODES = 200;

/** Fields of the page by name, as they came. */
export type Fields = (name: string) => unknown;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const factNamed = (value: unknown): FactCode | undefined => factCodes.find(code => code === value);

/** A list of codes as lines `ours = theirs`. */
export const codesAsText = (codes: Column['codes']): string =>
  Object.entries(codes ?? {})
    .map(([ours, theirs]) => `${ours} = ${theirs}`)
    .join('\n');

/** The lines read back; empty: none, so that the house's codes go as they are. A line without `=` has no counterpart and is refused. */
function codesIn(text: string): Record<string, string> | null {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .slice(0, MOST_CODES);
  if (lines.length === 0) return null;
  return Object.fromEntries(
    lines.map(line => {
      const at = line.indexOf('=');
      return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }),
  );
}

/** The columns that somebody typed, in the order of their numbers, and what was added. Nothing is checked yet. */
export function columnsTyped(field: Fields, count: number): readonly Column[] {
  const typed = Array.from({ length: count }, (_, at) => {
    const fact = factNamed(field(`c${at}-fact`));
    if (!fact || field(`c${at}-out`) === 'yes') return null;
    const format: Format = formats.find(one => one === field(`c${at}-format`)) ?? 'plain';
    const place = Number(textOf(field(`c${at}-place`))) || at + 1;
    const column: Column = {
      fact,
      header: textOf(field(`c${at}-header`)).trim(),
      format,
      mandatory: field(`c${at}-must`) === 'yes',
      codes: codesIn(textOf(field(`c${at}-codes`))),
    };
    return { column, place };
  }).filter(one => one !== null);
  const added = factNamed(field('add'));
  return [
    ...typed.toSorted((one, other) => one.place - other.place).map(one => one.column),
    ...(added ? [newColumn(added)] : []),
  ];
}

/** What is wrong with typed columns, as words keys by the fields of a page that shows them in this order; null: nothing is. */
export function columnFaults(columns: readonly Column[]): Readonly<Record<string, string>> | null {
  const { error } = columnsSchema.safeParse(columns);
  if (!error) return null;
  return Object.fromEntries(
    error.issues
      .toReversed()
      .map(({ path: [at, part], message }): [string, string] =>
        typeof at === 'number'
          ? [
              `c${at}-${part === 'codes' || part === 'format' ? part : 'header'}`,
              message.startsWith('reports.') ? message : 'reports.sets.error.codes',
            ]
          : ['add', message.startsWith('reports.') ? message : 'reports.sets.error.no_columns'],
      ),
  );
}
