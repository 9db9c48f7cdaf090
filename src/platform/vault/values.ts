import { type SealedTableName, sealedTable } from './columns.ts';
import type { TokenKind } from './tokens.ts';

/** Whose key seals a value. Of a referral before there is a person it is the referral's own. */
export type Owner = {
  readonly kind: 'person' | 'referral' | 'staff' | 'project';
  readonly id: string;
  /** Made in this very transaction: then its key is made without asking whether there is one. */
  readonly isNew?: boolean;
};

/**
 * A value on its way into a sealed column. The database's transaction seals it just before the statement leaves, so that a
 * store never handles keys.
 */
export class Sealing {
  readonly table: SealedTableName;
  readonly column: string;
  readonly row: string;
  /** Null: whoever the row says it is of. */
  readonly owner: Owner | null;
  readonly value: unknown;
  constructor(table: SealedTableName, column: string, row: string, owner: Owner | null, value: unknown) {
    this.table = table;
    this.column = column;
    this.row = row;
    this.owner = owner;
    this.value = value;
  }
}

/** Values on their way into a question or an index: they leave as keyed hashes, one list for all keys that are in use. */
export class Tokens {
  readonly kind: TokenKind;
  readonly values: readonly string[];
  /** `find`: under each key of the index, as an array. `keep`: under the newest; one value, or an array of them. */
  readonly form: 'find' | 'keep' | 'keep_all';
  constructor(kind: TokenKind, values: readonly string[], form: Tokens['form']) {
    this.kind = kind;
    this.values = values;
    this.form = form;
  }
}

/**
 * A row, or what changes of it, with its sealed columns ready to be sealed, and the hashes by which they are found beside them;
 * everything else as it is. Null stays null, and nothing is nothing.
 * @param row the id of the row that it is or will be
 * @param owner whose key seals it; null for a row that is there: the row says so. Undefined: it is about nobody, and is not sealed
 * @example db.insertInto('concern').values(sealed('concern', id, { kind: 'person', id: personId }, row))
 */
export function sealed<T extends SealedTableName, Row extends object>(
  table: T,
  row: string,
  owner: Owner | null | undefined,
  values: Row,
): Row {
  const { columns, tokens = {} } = sealedTable(table);
  const pairs = Object.entries(values).flatMap(([column, value]): [string, unknown][] => {
    if (value === undefined || !columns.includes(column)) return [[column, value]];
    const found = tokens[column];
    const nothing = value === null || value === '' || (Array.isArray(value) && value.length === 0);
    return [
      [column, nothing || owner === undefined ? value : new Sealing(table, column, row, owner, value)],
      ...(found
        ? [
            [found.into, nothing ? null : new Tokens(found.kind, [String(value)], 'keep')] as [
              string,
              unknown,
            ],
          ]
        : []),
    ];
  });
  return Object.fromEntries(pairs) as Row;
}

/** The owner of something about a person, or else about their referral; undefined when it is about neither. */
export function ownerOf(row: {
  readonly person_id?: string | null | undefined;
  readonly referral_id?: string | null | undefined;
}): Owner | undefined {
  if (row.person_id) return { kind: 'person', id: row.person_id };
  return row.referral_id ? { kind: 'referral', id: row.referral_id } : undefined;
}

/** Keyed hashes of several values, to be kept as rows. */
export function tokensFor(kind: TokenKind, values: readonly string[]): readonly Buffer[] {
  return new Tokens(kind, values, 'keep_all') as unknown as readonly Buffer[];
}

/** Keyed hashes to look for, for `= any(…::bytea[])`: under each key of the index that is in use. */
export function tokensToFind(kind: TokenKind, values: readonly string[]): readonly Buffer[] {
  return new Tokens(kind, values, 'find') as unknown as readonly Buffer[];
}
