import { type Answer, type Found, opened, rowsOf, sealedIn } from './answers.ts';
import type { ColumnBook } from './column-book.ts';
import { addDataKey, type DataKey, keysById, keysByOwner, NewerKey } from './data-keys.ts';
import { SealBroken } from './envelope.ts';
import type { Ask, ProgrammeKeys } from './programme-keys.ts';
import { asItStands, hashed, ownersOfRows, sealOne } from './sealing-values.ts';
import { type Owner, Sealing, Tokens } from './values.ts';

/** What a transaction does with sealed values: seals what goes in, opens what comes out. */
export type TransactionVault = {
  /** The values of a statement as they are sent; those to be sealed are. */
  prepare(parameters: readonly unknown[]): readonly unknown[] | Promise<readonly unknown[]>;
  /** Opens an answer in place. @throws SealBroken */
  open(answer: Answer): undefined | Promise<void>;
};

/** For a database that was opened without keys: nothing can be sealed in it, and what is sealed stays so. */
export const withoutKeys: TransactionVault = {
  prepare(parameters) {
    if (parameters.some(one => one instanceof Sealing || one instanceof Tokens))
      throw new Error('this database was opened without keys');
    return parameters;
  },
  open: () => undefined,
};

/** What a transaction's vault works with. */
export type Work = {
  readonly programmeId: string;
  readonly ask: Ask;
  /** @param isToSeal makes the first keys when there are none yet */
  readonly programmeKeys: (isToSeal: boolean) => Promise<ProgrammeKeys>;
  readonly columns: (ask: Ask) => Promise<ColumnBook>;
  readonly strict: boolean;
  readonly forget: () => void;
};

/** The vault of one transaction: it asks for a key of somebody once, and forgets all of them at the end. */
export function transactionVault(work: Work): TransactionVault {
  const { programmeId, ask } = work;
  const byId = new Map<string, DataKey>();
  const byOwner = new Map<string, DataKey>();
  const learn = (found: readonly (DataKey & { readonly ownerId: string })[], isCurrent: boolean): void => {
    for (const one of found) {
      byId.set(one.id, one);
      if (isCurrent) byOwner.set(one.ownerId, one);
    }
  };

  // Another process may have given the programme a newer key than this one knows.
  const withKeys = async <T>(isToSeal: boolean, use: (keys: ProgrammeKeys) => Promise<T>): Promise<T> => {
    try {
      return await use(await work.programmeKeys(isToSeal));
    } catch (error) {
      if (!(error instanceof NewerKey)) throw error;
      work.forget();
      return use(await work.programmeKeys(isToSeal));
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
    const isToSeal = keeps || sealings.length > 0;
    const ofRow = await ownersOfRows(work, sealings);
    const whose = (one: Sealing): Owner | null => one.owner ?? ofRow.get(`${one.table}:${one.row}`) ?? null;
    const owners = new Map(
      sealings.flatMap(one => (whose(one) ? [[whose(one)?.id ?? '', whose(one) as Owner]] : [])),
    );
    const asked = [...owners.values()].filter(one => !one.isNew && !byOwner.has(one.id)).map(one => one.id);
    if (asked.length > 0)
      learn(await withKeys(isToSeal, known => keysByOwner(ask, programmeId, known, asked)), true);
    const keys = await work.programmeKeys(isToSeal);
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
        learn(await withKeys(false, keys => keysById(ask, programmeId, keys, [...wanted])), false);
      });
      asking = { ids: wanted, done };
    }
    for (const id of missing) asking.ids.add(id);
    return asking.done;
  };

  const openAll = async (answer: Answer, found: readonly Found[]): Promise<void> => {
    const [known] = await Promise.all([
      work.columns(ask),
      loadKeys([...new Set(found.map(one => one.sealed.keyId))]),
    ]);
    const columns = new Map(
      [...new Set(found.map(one => one.field))].map(field => {
        const at = known.sealed.get(`${field.tableID}:${field.columnID}`);
        return [field, { at, rows: rowsOf(answer.fields, known, field) }];
      }),
    );
    for (const { field, row, sealed } of found) {
      const { at, rows = () => [] } = columns.get(field) ?? {};
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
        rows: rows(row),
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
