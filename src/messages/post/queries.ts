import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { type ListedMessage, listed, reading } from '../queries/messages.ts';
import { type PrintBatch, toBatch } from './store.ts';

/** Letters that wait for the post and are in no batch: the first fifty, the oldest first, and how many there are. */
export async function lettersToPost(
  scope: Scope,
): Promise<{ readonly rows: readonly ListedMessage[]; readonly count: number }> {
  const rows = await reading(scope)
    .where('m.state', '=', 'queued')
    .where('m.channel', '=', 'letter')
    .where('m.batch_id', 'is', null)
    .select(sql<number>`count(*) over ()`.as('all'))
    .orderBy('m.created_at')
    .limit(50)
    .execute();
  return { rows: rows.map(listed), count: Number(rows[0]?.all ?? 0) };
}

/** Batches that are not ended, and the last ten that were posted. */
export async function batchesOf({ db, actor }: Scope): Promise<readonly PrintBatch[]> {
  const rows = await db
    .selectFrom('print_batch')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .where('undone_at', 'is', null)
    .orderBy(sql`printed_at is null`, 'desc')
    .orderBy('made_at', 'desc')
    .limit(20)
    .execute();
  return rows.map(toBatch);
}

/** One batch with all letters that were put into it, whatever became of them; null when it is not there. */
export async function batchOf(
  scope: Scope,
  id: string,
): Promise<{ readonly batch: PrintBatch; readonly letters: readonly ListedMessage[] } | null> {
  const { db, actor } = scope;
  const row = await db
    .selectFrom('print_batch')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const letters = await reading(scope)
    .where('m.batch_id', '=', id)
    .orderBy('m.created_at')
    .orderBy('m.id')
    .execute();
  return { batch: toBatch(row), letters: letters.map(listed) };
}
