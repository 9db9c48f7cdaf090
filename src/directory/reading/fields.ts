import type { Extra, ProblemReason } from '../record.ts';
import { cleanJson, cleanText } from './clean-text.ts';
import type { Problems, Where } from './problems.ts';
import { readDate, readEmail, readFlag, readMoment, readNumber, readTime, readUrl } from './values.ts';

type Bag = Readonly<Record<string, unknown>>;

/**
 * Lenient access to one record of a file, a JSON object or a row by column name. Each reader takes the names a field
 * goes by, first filled one wins; what does not fit is reported and null. `rest` is all that nobody asked for.
 */
export type Fields = {
  readonly where: Where;
  text(...names: string[]): string | null;
  long(...names: string[]): string | null;
  url(...names: string[]): string | null;
  email(...names: string[]): string | null;
  number(...names: string[]): number | null;
  whole(...names: string[]): number | null;
  date(...names: string[]): string | null;
  /** A point in time as RFC 3339 writes it in UTC; without an offset it is taken as UTC. */
  moment(...names: string[]): string | null;
  time(...names: string[]): string | null;
  flag(...names: string[]): boolean | null;
  /** A nested record. */
  one(name: string): Fields | null;
  /** Nested records; a single object counts as a list of one. */
  many(...names: string[]): Fields[];
  /** The raw value, marked as used. */
  raw(name: string): unknown;
  rest(): Extra;
  /** Says that the record is read: whatever it says besides is kept nowhere and counted under its table's name. */
  done(table: string): void;
  /** Counts a value that says nothing we can keep, by its name. */
  lost(name: string): void;
};

const shortest = 500;
const longest = 20_000;

export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fieldsOf(bag: Bag, where: Where, problems: Problems): Fields {
  const used = new Set<string>();

  const find = (names: readonly string[], limit: number): { name: string; text: string } | null => {
    for (const name of names) used.add(name);
    for (const name of names) {
      if (!Object.hasOwn(bag, name)) continue;
      const value = bag[name];
      if (value === null || value === undefined || value === '') continue;
      if (typeof value === 'object') {
        problems.add(where, 'value', 'wrong_type', name, value);
        continue;
      }
      const text = cleanText(String(value).slice(0, longest * 3));
      if (text === null) continue;
      if (text.length > limit || (typeof value === 'string' && value.length > longest * 3)) {
        problems.add(where, 'note', 'too_long', name, text);
      }
      return { name, text: text.slice(0, limit).toWellFormed() };
    }
    return null;
  };

  const parsed = <T>(
    names: readonly string[],
    read: (text: string) => T | null,
    reason: ProblemReason,
  ): T | null => {
    const found = find(names, shortest);
    if (!found) return null;
    const value = read(found.text);
    if (value === null) problems.add(where, 'value', reason, found.name, found.text);
    return value;
  };

  const nested = (name: string): unknown => {
    used.add(name);
    return Object.hasOwn(bag, name) ? bag[name] : undefined;
  };

  return {
    where,
    text: (...names) => find(names, shortest)?.text ?? null,
    long: (...names) => find(names, longest)?.text ?? null,
    url: (...names) => parsed(names, text => (/^none$/i.test(text) ? '' : readUrl(text)), 'bad_url') || null,
    email: (...names) =>
      parsed(names, text => (/^none$/i.test(text) ? '' : readEmail(text)), 'bad_email') || null,
    number: (...names) => parsed(names, readNumber, 'bad_number'),
    whole: (...names) => {
      const read = (text: string): number | null => {
        const value = readNumber(text);
        return value !== null && Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? value : null;
      };
      return parsed(names, read, 'bad_number');
    },
    date: (...names) => parsed(names, readDate, 'bad_date'),
    moment: (...names) => parsed(names, readMoment, 'bad_date'),
    time: (...names) => parsed(names, readTime, 'bad_time'),
    flag: (...names) => parsed(names, readFlag, 'wrong_type'),
    one(name) {
      const value = nested(name);
      if (value === undefined || value === null || value === '') return null;
      if (isBag(value)) return fieldsOf(value, where, problems);
      problems.add(where, 'value', 'wrong_type', name, value);
      return null;
    },
    many(...names) {
      return names.flatMap(name => {
        const value = nested(name);
        if (value === undefined || value === null || value === '') return [];
        return (Array.isArray(value) ? value : [value]).flatMap(item => {
          if (isBag(item)) return [fieldsOf(item, where, problems)];
          problems.add(where, 'value', 'wrong_type', name, item);
          return [];
        });
      });
    },
    raw: nested,
    done(table) {
      for (const [name, value] of Object.entries(bag)) {
        // Where a row hangs is told by where it stands.
        const link = name === 'id' || name.endsWith('_id');
        if (!used.has(name) && !link && isSaid(value)) problems.lost(`${table}.${name}`);
      }
    },
    lost: name => problems.lost(name),
    rest: () =>
      cleanJson(
        Object.fromEntries(Object.entries(bag).filter(([name, value]) => !used.has(name) && isSaid(value))),
      ) as Extra,
  };
}

function isSaid(value: unknown): boolean {
  return (
    value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}
