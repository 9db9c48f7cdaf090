import { audit } from '../../audit/index.ts';
import { Forbidden, newId, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { messageStore } from '../store.ts';
import { wayNow } from '../what-stops.ts';
import { postStore } from './store.ts';

/** Letters of one PDF at most. */
export const MOST_LETTERS = 100;

/** What became of the letters that waited: put together, or held because a rule has something against the post now. */
export type Batch = { readonly batchId: string | null; readonly letters: number; readonly held: number };

/**
 * Puts the letters that wait for the post together, the oldest first. Two who press at once share none: each letter is in one batch.
 * Rules are asked once more, so that no letter is printed that must not go.
 * @returns `batchId` null when rules held every one of them
 * @throws Forbidden for all but the co-ordinator, Refused when nothing waits
 */
export async function makeBatch(scope: Scope, input: { readonly duplex: boolean }): Promise<Batch> {
  if (scope.actor.role !== 'coordinator') throw new Forbidden('messages.refused.role');
  const batchId = newId();
  const taken = await postStore(scope).take(batchId, MOST_LETTERS);
  if (taken.length === 0) throw new Refused('messages.post.nothing');
  let held = 0;
  for (const message of taken) {
    const way = await wayNow(scope, message);
    if (!way?.hold) continue;
    held += 1;
    const state = { state: 'held', stateReason: way.hold, batchId: null } as const;
    await messageStore(scope).change(message.id, state);
    const subject = { kind: 'message', id: message.id };
    await audit(scope, { verb: 'message.held', subject, personId: message.personId, reason: way.hold });
  }
  const letters = taken.length - held;
  if (letters === 0) return { batchId: null, letters, held };
  await postStore(scope).addBatch({ id: batchId, letters, duplex: input.duplex });
  await audit(scope, { verb: 'post.put_together', subject: { kind: 'print_batch', id: batchId } });
  return { batchId, letters, held };
}
