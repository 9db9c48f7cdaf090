import { createHash } from 'node:crypto';
import { type Access, dictionary, type Mark } from '../dictionary/index.ts';
import type { TableRows, WholeRecord } from './collect-queries.ts';

/** A value that somebody must read before it is given out. */
export type Item = {
  readonly table: string;
  readonly rowKey: string;
  readonly column: string;
  /** Restricted: two people decide. */
  readonly needsTwo: boolean;
  /** As it is stored, for showing it in words. */
  readonly value: unknown;
  readonly text: string;
  readonly hash: Buffer;
  /** When the row was written, where it says so. */
  readonly at: string | null;
};

/** Names an item on a page and in a form. */
export const itemName = (item: Pick<Item, 'table' | 'rowKey' | 'column'>): string =>
  `${item.table}|${item.rowKey}|${item.column}`;

const KEYS = [
  'id',
  'plan_id',
  'introduction_id',
  'referral_id',
  'number',
  'position',
  'need',
  'version',
  'staff_id',
  'key',
];

/** What tells a row from the others of its table. */
export function rowKeyOf(row: Readonly<Record<string, unknown>>): string {
  if (typeof row['id'] === 'string') return row['id'];
  return KEYS.filter(name => row[name] !== undefined && row[name] !== null)
    .map(name => String(row[name]))
    .join(':');
}

/** A value as words: what an object holds line by line; a file is named, not read out. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Buffer.isBuffer(value)) return '';
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('\n');
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return Object.entries(value)
      .map(([name, inner]) => [name.replaceAll('_', ' '), textOf(inner)] as const)
      .filter(([, inner]) => inner !== '')
      .map(([name, inner]) => (inner.includes('\n') ? `${name}:\n${inner}` : `${name}: ${inner}`))
      .join('\n');
  return String(value);
}

/** The marks of a table's columns that are given out, in the order of the dictionary. */
export function marksGiven(table: string): readonly (readonly [string, Mark])[] {
  return Object.entries(dictionary[table]?.columns ?? {}).filter(([, mark]) => mark.access !== 'no');
}

const READ: ReadonlySet<Access> = new Set(['review', 'two']);
const MOMENTS = [
  'at',
  'created_at',
  'received_at',
  'taken_on',
  'agreed_on',
  'made_at',
  'written_at',
  'asked_at',
  'raised_at',
  'starts_at',
];

/** Every value of a record that must be read, restricted ones first. */
export function itemsOf({ tables }: WholeRecord): readonly Item[] {
  const own = ownWords(tables);
  const items = tables.flatMap(itemsOfTable).filter(item => item.needsTwo || !own.has(item.text));
  return [...items.filter(item => item.needsTwo), ...items.filter(item => !item.needsTwo)];
}

/** What is plainly the person's own and needs no reader: their name, and where they are reached. */
function ownWords(tables: readonly TableRows[]): ReadonlySet<string> {
  const people = tables.find(one => one.table === 'person')?.rows ?? [];
  return new Set(
    people.flatMap(row => {
      const [given, family, known] = ['given_name', 'family_name', 'known_as'].map(name => textOf(row[name]));
      const reached = ['phone', 'other_phone', 'email'].map(name => textOf(row[name]));
      return [`${given} ${family}`, `${known} ${family}`, given ?? '', known ?? '', ...reached];
    }),
  );
}

function itemsOfTable({ table, rows }: TableRows): readonly Item[] {
  const marks = marksGiven(table).filter(([, mark]) => READ.has(mark.access));
  return rows.flatMap(row => {
    const rowKey = rowKeyOf(row);
    const moment = MOMENTS.map(name => row[name]).find(value => value !== null && value !== undefined);
    return marks.flatMap(([column, mark]): Item[] => {
      const text = textOf(row[column]);
      if (text === '') return [];
      const hash = createHash('sha256').update(text).digest();
      return [
        {
          table,
          rowKey,
          column,
          needsTwo: mark.access === 'two',
          value: row[column],
          text,
          hash,
          at: moment ? String(moment) : null,
        },
      ];
    });
  });
}
