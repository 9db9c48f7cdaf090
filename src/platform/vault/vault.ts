import { formOf, ownerKind, type SealedTableName, sealedTable, sealedTables } from './columns.ts';
import { addDataKey, type DataKey, keysById, keysByOwner } from './data-keys.ts';
import { asBytes, asText, lock, type Place, SealBroken, type Sealed, takeApart, unlock } from './envelope.ts';
import {
  type Ask,
  addProgrammeKey,
  newest,
  type ProgrammeKeys,
  readProgrammeKeys,
} from './programme-keys.ts';
import type { KeyRing } from './ring.ts';
import { tokenOf } from './tokens.ts';
import { type Owner, Sealing, Tokens } from './values.ts';

/** A column of an answer, as PostgreSQL describes it: of which table and column it is, 0 when of none. */
export type Field = {
  readonly name: string;
  readonly tableID: number;
  readonly columnID: number;
  readonly dataTypeID: number;
};
export type Answer = { readonly fields: readonly Field[]; readonly rows: Record<string, unknown>[] };

/** What a transaction does with sealed values: seals what goes in, opens what comes out. */
export type TransactionVault = {
  /** The values of a statement as they are sent; those to be sealed are. */
  prepare(parameters: readonly unknown[]): readonly unknown[] | Promise<readonly unknown[]>;
  /** Opens an answer in place. @throws SealBroken */
  open(answer: Answer): undefined | Promise<void>;
};

/** The keys of an installation at work, for one database. */
export type Vault = {
  /** @param ask sends on the transaction's connection, so that row-level security says which keys the actor may read */
  within(programmeId: string, ask: Ask): TransactionVault;
};

/** How long a programme's keys are kept open. Those of people are kept for one transaction only. */
const KEPT_MS = 60_000;
/** Text, jsonb, bytea: what holds sealed values. */
const HOLDERS: ReadonlySet<number> = new Set([25, 3802, 17]);
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type ColumnBook = {
  /** By `table oid:column number`. */
  readonly sealed: ReadonlyMap<string, { readonly table: SealedTableName; readonly column: string }>;
  /** The numbers of the columns that tell rows apart, by table oid. */
  readonly rows: ReadonlyMap<number, readonly number[]>;
};

/** @param options.strict an answer with a sealed value of which nobody can say where it is from is an error (tests) */
export function makeVault(ring: KeyRing, { strict = false } = {}): Vault {
  const programmes = new Map<string, { readonly keys: ProgrammeKeys; readonly until: number }>();
  let book: ColumnBook | null = null;
  const columns = async (ask: Ask): Promise<ColumnBook> => {
    book ??= await readColumns(ask);
    return book;
  };
  return {
    within(programmeId, ask) {
      let own: ProgrammeKeys | null = null;
      const programmeKeys = async (isToSeal: boolean): Promise<ProgrammeKeys> => {
        const kept = programmes.get(programmeId);
        if (own || (kept && kept.until > performance.now()))
          return own ?? (kept as { keys: ProgrammeKeys }).keys;
        const keys = await readProgrammeKeys(ask, ring, programmeId);
        if (keys.data.size === 0 || keys.index.size === 0) {
          // Nothing was sealed yet, so there is nothing to open or to find.
          if (!isToSeal) return keys;
          for (const purpose of ['data', 'index'] as const)
            await addProgrammeKey(ask, ring, programmeId, purpose, 1);
          // Not kept beyond this transaction: it may yet be rolled back.
          own = await readProgrammeKeys(ask, ring, programmeId);
          return own;
        }
        programmes.set(programmeId, { keys, until: performance.now() + KEPT_MS });
        return keys;
      };
      return transactionVault({
        programmeId,
        ask,
        programmeKeys,
        columns,
        strict,
        forget: () => programmes.delete(programmeId),
      });
    },
  };
}

/** For a database that was opened without keys: nothing can be sealed in it, and what is sealed stays so. */
export const withoutKeys: TransactionVault = {
  prepare(parameters) {
    if (parameters.some(one => one instanceof Sealing || one instanceof Tokens))
      throw new Error('this database was opened without keys');
    return parameters;
  },
  open: () => undefined,
};

type Work = {
  readonly programmeId: string;
  readonly ask: Ask;
  /** @param isToSeal makes the first keys when there are none yet */
  readonly programmeKeys: (isToSeal: boolean) => Promise<ProgrammeKeys>;
  readonly columns: (ask: Ask) => Promise<ColumnBook>;
  readonly strict: boolean;
  readonly forget: () => void;
};

function transactionVault(work: Work): TransactionVault {
  const { programmeId, ask } = work;
  const byId = new Map<string, DataKey>();
  const byOwner = new Map<string, DataKey>();
  const learn = (found: readonly (DataKey & { readonly ownerId: string })[], isCurrent: boolean): void => {
    for (const one of found) {
      byId.set(one.id, one);
      if (isCurrent) byOwner.set(one.ownerId, one);
    }
  };

  const keyOf = async (owner: Owner, keys: ProgrammeKeys): Promise<DataKey & { readonly key: Buffer }> => {
    const has = (one: DataKey | null | undefined): one is DataKey & { readonly key: Buffer } => !!one?.key;
    const known = byOwner.get(owner.id);
    if (has(known)) return known;
    const made = await addDataKey(ask, programmeId, keys, owner);
    if (!made) learn(await keysByOwner(ask, programmeId, keys, [owner.id]), true);
    else {
      byId.set(made.id, made);
      byOwner.set(owner.id, made);
    }
    const now = byOwner.get(owner.id);
    if (!has(now)) throw new SealBroken('there is no key to seal with');
    return now;
  };

  const sealAll = async (parameters: readonly unknown[]): Promise<readonly unknown[]> => {
    const sealings = parameters.filter(one => one instanceof Sealing);
    const keeps = parameters.some(one => one instanceof Tokens && one.form !== 'find');
    const keys = await work.programmeKeys(keeps || sealings.length > 0);
    const ofRow = await ownersOfRows(work, sealings);
    const whose = (one: Sealing): Owner | null => one.owner ?? ofRow.get(`${one.table}:${one.row}`) ?? null;
    const owners = new Map(
      sealings.flatMap(one => (whose(one) ? [[whose(one)?.id ?? '', whose(one) as Owner]] : [])),
    );
    const asked = [...owners.values()].filter(one => !one.isNew && !byOwner.has(one.id)).map(one => one.id);
    if (asked.length > 0) learn(await keysByOwner(ask, programmeId, keys, asked), true);
    for (const owner of owners.values()) await keyOf(owner, keys);
    return parameters.map(one => {
      if (one instanceof Tokens) return hashed(one, keys);
      if (!(one instanceof Sealing)) return one;
      const owner = whose(one);
      return owner ? sealOne(programmeId, one, byOwner.get(owner.id)) : asItStands(one);
    });
  };

  // Of answers that came together the keys are asked for together.
  let asking: { readonly ids: Set<string>; readonly done: Promise<void> } | null = null;
  const loadKeys = (ids: readonly string[]): Promise<void> => {
    const missing = ids.filter(id => !byId.has(id));
    if (missing.length === 0) return Promise.resolve();
    if (!asking) {
      const wanted = new Set<string>();
      const done = Promise.resolve().then(async () => {
        asking = null;
        const keys = await work.programmeKeys(false);
        learn(await keysById(ask, programmeId, keys, [...wanted]), false);
      });
      asking = { ids: wanted, done };
    }
    for (const id of missing) asking.ids.add(id);
    return asking.done;
  };

  const openAll = async (answer: Answer, found: readonly Found[]): Promise<void> => {
    const [known] = await Promise.all([
      work.columns(ask),
      loadKeys([...new Set(found.map(one => one.sealed.keyId))]).catch(error => {
        // Another process may have given the programme a newer key.
        work.forget();
        throw error;
      }),
    ]);
    for (const { field, row, sealed } of found) {
      const at = known.sealed.get(`${field.tableID}:${field.columnID}`);
      if (!at) {
        if (work.strict && field.tableID === 0)
          throw new SealBroken(`a sealed value came as “${field.name}”, and nobody can say from where`);
        continue;
      }
      const key = byId.get(sealed.keyId);
      if (!key) throw new SealBroken(`the key of ${at.table}.${at.column} may not be read by this actor`);
      row[field.name] = opened(at, key, {
        programmeId,
        sealed,
        rows: rowsOf(answer.fields, known, field, row),
      });
    }
  };

  return {
    prepare: parameters =>
      parameters.some(one => one instanceof Sealing || one instanceof Tokens)
        ? sealAll(parameters)
        : parameters,
    open(answer) {
      const found = sealedIn(answer);
      return found.length > 0 ? openAll(answer, found) : undefined;
    },
  };
}

type Found = { readonly field: Field; readonly row: Record<string, unknown>; readonly sealed: Sealed };

function sealedIn({ fields, rows }: Answer): readonly Found[] {
  // Of columns with one name only the last is in the row.
  const holders = [...new Map(fields.map(field => [field.name, field])).values()].filter(one =>
    HOLDERS.has(one.dataTypeID),
  );
  const found: Found[] = [];
  for (const row of rows) {
    for (const field of holders) {
      const sealed = takeApart(row[field.name]);
      if (sealed) found.push({ field, row, sealed });
    }
  }
  return found;
}

/** The rows that a value of an answer may be of: by the columns that say so, else by any id that stands beside it. */
function rowsOf(
  fields: readonly Field[],
  book: ColumnBook,
  of: Field,
  row: Readonly<Record<string, unknown>>,
): readonly string[] {
  const numbers = book.rows.get(of.tableID) ?? [];
  const parts = numbers.map(number =>
    fields.find(one => one.tableID === of.tableID && one.columnID === number),
  );
  const names = parts.flatMap(one => (one ? [one.name] : []));
  if (names.length === numbers.length) return [names.map(name => String(row[name])).join(':')];
  return Object.values(row).filter(value => typeof value === 'string' && ID.test(value)) as string[];
}

function opened(
  at: { readonly table: SealedTableName; readonly column: string },
  { id, key }: DataKey,
  {
    programmeId,
    sealed,
    rows,
  }: { readonly programmeId: string; readonly sealed: Sealed; readonly rows: readonly string[] },
): unknown {
  const form = formOf(at.table, at.column);
  if (!key) return form === 'text' ? '' : null;
  const places = rows.map((row): Place => ({ programmeId, ...at, row }));
  for (const place of places.slice(0, -1)) {
    try {
      return read(form, unlock(key, place, id, sealed.body));
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
    }
  }
  return read(form, unlock(key, places.at(-1) ?? { programmeId, ...at, row: 'none' }, id, sealed.body));
}

function read(form: 'text' | 'json' | 'bytes', plain: Buffer): unknown {
  return form === 'bytes' ? plain : form === 'text' ? plain.toString() : JSON.parse(plain.toString());
}

/** Of rows that are there already: whose they are. */
async function ownersOfRows(
  { ask, programmeId }: Work,
  sealings: readonly Sealing[],
): Promise<ReadonlyMap<string, Owner>> {
  const owners = new Map<string, Owner>();
  for (const [table, all] of Map.groupBy(
    sealings.filter(one => one.owner === null),
    one => one.table,
  )) {
    const {
      owner,
      row: [row],
    } = sealedTable(table);
    const columns = owner.join(', ');
    const rows = await ask(
      `select ${row} as row, ${columns} from ${table} where programme_id = $1 and ${row} = any($2::uuid[])`,
      [programmeId, [...new Set(all.map(one => one.row))]],
    );
    for (const found of rows) {
      const of = owner.find(column => (column === 'id' ? found['row'] : found[column]));
      if (!of) continue;
      owners.set(`${table}:${found['row']}`, {
        kind: ownerKind(table, of),
        id: String(of === 'id' ? found['row'] : found[of]),
      });
    }
  }
  return owners;
}

/** Of a row that is about nobody, such as a letter to a group: as it was given. */
function asItStands({ table, column, value }: Sealing): unknown {
  return formOf(table, column) === 'json' ? JSON.stringify(value) : value;
}

function sealOne(
  programmeId: string,
  { table, column, row, value }: Sealing,
  owner: DataKey | undefined,
): unknown {
  if (!owner?.key) throw new SealBroken(`there is no key to seal ${table}.${column} with`);
  const form = formOf(table, column);
  const plain =
    form === 'bytes'
      ? Buffer.from(value as Uint8Array)
      : Buffer.from(form === 'text' ? String(value) : JSON.stringify(value));
  const body = lock(owner.key, { programmeId, table, column, row }, owner.id, plain);
  if (form === 'bytes') return asBytes({ keyId: owner.id, body });
  const text = asText({ keyId: owner.id, body });
  return form === 'json' ? JSON.stringify(text) : text;
}

function hashed({ kind, values, form }: Tokens, keys: ProgrammeKeys): Buffer | readonly Buffer[] | null {
  if (form === 'find')
    return values.flatMap(value => [...keys.index.values()].map(key => tokenOf(key, kind, value)));
  const tokens = values.map(value => tokenOf(newest(keys.index).key, kind, value));
  return form === 'keep' ? (tokens[0] ?? null) : tokens;
}

const COLUMNS = `select a.attrelid::int8 as oid, a.attnum as number, c.relname as name, a.attname as column
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and c.relname = any($1::text[]) and a.attnum > 0 and not a.attisdropped`;

async function readColumns(ask: Ask): Promise<ColumnBook> {
  const found = (await ask(COLUMNS, [Object.keys(sealedTables)])).map(row => ({
    oid: Number(row['oid']),
    number: Number(row['number']),
    table: row['name'] as SealedTableName,
    column: String(row['column']),
  }));
  const sealed = found.filter(({ table, column }) => sealedTable(table).columns.includes(column));
  const oids = Map.groupBy(found, one => one.oid);
  return {
    sealed: new Map(sealed.map(({ oid, number, table, column }) => [`${oid}:${number}`, { table, column }])),
    rows: new Map(
      [...oids].map(([oid, all]) => [
        oid,
        sealedTable(all[0]?.table ?? 'person').row.flatMap(name =>
          all.filter(one => one.column === name).map(one => one.number),
        ),
      ]),
    ),
  };
}
