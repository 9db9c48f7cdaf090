import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { makeTask } from '../make-task.ts';
import { maySupervise } from './policy.ts';
import { supervisionsOf } from './queries.ts';
import { supervisionStore } from './store.ts';

type Agreed = {
  readonly itemId: string;
  readonly agreed: string;
  /** Who does it until when; null: nothing is to be done. */
  readonly todo: { readonly owner: 'worker' | 'coordinator'; readonly on: Temporal.PlainDate } | null;
};

/**
 * What was agreed about a case, in the supervision that was held last with its link worker. What is to be done becomes a task of its
 * owner; the task leads to the words and does not copy them, because they are kept sealed. Emits `SupervisionAgreed`.
 * @throws NotFound, Forbidden, Refused (settled already; no supervision is on record)
 */
export async function agree(scope: Scope, { itemId, agreed, todo }: Agreed): Promise<void> {
  const store = supervisionStore(scope);
  const item = await store.holdItem(itemId);
  if (!item) throw new NotFound('supervision_item');
  if (!maySupervise(scope.actor, 'hold', item.worker_id))
    throw new Forbidden('team.supervision.refused.coordinator');
  if (item.state !== 'open') throw new Refused('team.supervision.refused.settled');
  const [last] = await supervisionsOf(scope, item.worker_id);
  if (!last || Temporal.Instant.compare(last.recorded_at, scope.now.subtract({ hours: 24 * 14 })) < 0)
    throw new Refused('team.supervision.refused.none');
  await store.settle(item, { state: 'talked', supervision_id: last.id, agreed });
  await audit(scope, {
    verb: 'supervision.agreed',
    subject: { kind: 'supervision_item', id: item.id },
    personId: item.person_id,
    ...(todo ? { reason: todo.owner } : {}),
  });
  if (todo)
    await makeTask(scope, {
      kind: 'supervision',
      subjectId: item.id,
      referralId: item.referral_id,
      personId: item.person_id,
      assigneeId: todo.owner === 'worker' ? item.worker_id : scope.actor.id,
      dueOn: todo.on,
    });
  await emit(scope, { name: 'SupervisionAgreed', subjectId: item.referral_id });
}
