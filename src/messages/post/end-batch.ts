import { audit } from '../../audit/index.ts';
import { settleTasks } from '../../care/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { messageStore } from '../store.ts';
import { wayNow } from '../what-stops.ts';
import { postStore } from './store.ts';

/** How a batch ends: its letters are in the post, or they wait again. */
export type BatchEnd = 'posted' | 'undone';

/**
 * Ends a batch. Posted: each of its letters that nothing has stopped since is done; those that a rule stops now are held, and whoever
 * posts takes them out. Undone: all of them wait again. It ends once, however many press.
 * @returns how many letters ended so, and how many were held
 * @throws Forbidden for all but the co-ordinator, NotFound, Refused when it has ended
 */
export async function endBatch(
  scope: Scope,
  input: { readonly batchId: string; readonly end: BatchEnd },
): Promise<{ readonly done: number; readonly held: number }> {
  if (scope.actor.role !== 'coordinator') throw new Forbidden('messages.refused.role');
  const { batchId, end } = input;
  const batch = await postStore(scope).holdBatch(batchId);
  if (!batch) throw new NotFound('batch');
  if (batch.printedAt || batch.undoneAt) throw new Refused('messages.post.ended');
  const count = { done: 0, held: 0 };
  for (const message of await postStore(scope).lettersIn(batchId)) {
    if (message.state !== 'queued') continue;
    if (end === 'undone') {
      await messageStore(scope).change(message.id, { state: 'queued', batchId: null });
      count.done += 1;
      continue;
    }
    const hold = (await wayNow(scope, message))?.hold;
    const fate = hold
      ? ({ state: 'held', stateReason: hold } as const)
      : ({ state: 'sent', stateReason: 'posted', sentAt: scope.now, fateAt: scope.now } as const);
    await messageStore(scope).change(message.id, { ...fate, nextTryAt: null, decided: true });
    await settleTasks(scope, 'message_failed', message.id);
    await audit(scope, {
      verb: hold ? 'message.held' : 'message.posted',
      subject: { kind: 'message', id: message.id },
      personId: message.personId,
      reason: hold ?? null,
    });
    count[hold ? 'held' : 'done'] += 1;
  }
  await postStore(scope).endBatch(batchId, end);
  await audit(scope, { verb: `post.${end}`, subject: { kind: 'print_batch', id: batchId } });
  return count;
}
