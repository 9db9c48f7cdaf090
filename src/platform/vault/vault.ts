import { type ColumnBook, readColumns } from './column-book.ts';
import { type Ask, addProgrammeKey, type ProgrammeKeys, readProgrammeKeys } from './programme-keys.ts';
import type { KeyRing } from './ring.ts';
import { type TransactionVault, transactionVault } from './transaction-vault.ts';

export { type TransactionVault, withoutKeys } from './transaction-vault.ts';

/** The keys of an installation at work, for one database. */
export type Vault = {
  /** @param ask sends on the transaction's connection, so that row-level security says which keys the actor may read */
  within(programmeId: string, ask: Ask): TransactionVault;
};

/** How long a programme's keys are kept open. Those of people are kept for one transaction only. */
const KEPT_MS = 60_000;

/** @param options.strict an answer with a sealed value of which nobody can say where it is from is an error (tests) */
export function makeVault(ring: KeyRing, { strict = false } = {}): Vault {
  const programmes = new Map<string, { readonly keys: ProgrammeKeys; readonly until: number }>();
  let book: Promise<ColumnBook> | null = null;
  const columns = (ask: Ask): Promise<ColumnBook> => {
    book ??= readColumns(ask).catch(error => {
      book = null;
      throw error;
    });
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
