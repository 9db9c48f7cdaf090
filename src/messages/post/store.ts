import type { Scope } from '../../platform/database/index.ts';
import type { Message } from '../message.ts';
import { toMessage } from '../store.ts';

/** Letters that are printed together. */
export type PrintBatch = {
  readonly id: string;
  readonly madeAt: Temporal.Instant;
  readonly letters: number;
  readonly duplex: boolean;
  readonly printedAt: Temporal.Instant | null;
  readonly undoneAt: Temporal.Instant | null;
};

/** The table of batches, and the letters in them. */
export function postStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** Takes waiting letters for a batch. Who comes second waits for the first, and gets what is left. */
    async take(batchId: string, limit: number): Promise<readonly Message[]> {
      const waiting = db
        .selectFrom('message')
        .select('id')
        .where('programme_id', '=', programme_id)
        .where('state', '=', 'queued')
        .where('channel', '=', 'letter')
        .where('batch_id', 'is', null)
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit)
        .forUpdate();
      const rows = await db
        .updateTable('message')
        .set({ batch_id: batchId })
        .where('programme_id', '=', programme_id)
        .where('id', 'in', waiting)
        .where('batch_id', 'is', null)
        .returningAll()
        .execute();
      return rows.map(toMessage);
    },

    async addBatch(batch: { readonly id: string; readonly letters: number; readonly duplex: boolean }) {
      await db
        .insertInto('print_batch')
        .values({ programme_id, ...batch, made_at: now, made_by: actor.id })
        .execute();
    },

    /** Held until the transaction ends, so that it ends once. */
    async holdBatch(id: string): Promise<PrintBatch | undefined> {
      const row = await db
        .selectFrom('print_batch')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      return row && toBatch(row);
    },

    async endBatch(id: string, end: 'posted' | 'undone'): Promise<void> {
      await db
        .updateTable('print_batch')
        .set(end === 'posted' ? { printed_at: now, printed_by: actor.id } : { undone_at: now })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    async lettersIn(batchId: string): Promise<readonly Message[]> {
      const rows = await db
        .selectFrom('message')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('batch_id', '=', batchId)
        .orderBy('created_at')
        .orderBy('id')
        .forUpdate()
        .execute();
      return rows.map(toMessage);
    },
  };
}

type BatchRow = {
  readonly id: string;
  readonly made_at: Temporal.Instant;
  readonly letters: number;
  readonly duplex: boolean;
  readonly printed_at: Temporal.Instant | null;
  readonly undone_at: Temporal.Instant | null;
};

/** A row as the rest of the room knows it. */
export const toBatch = (row: BatchRow): PrintBatch => ({
  id: row.id,
  madeAt: row.made_at,
  letters: row.letters,
  duplex: row.duplex,
  printedAt: row.printed_at,
  undoneAt: row.undone_at,
});
