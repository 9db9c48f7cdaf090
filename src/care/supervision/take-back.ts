import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { maySupervise } from './policy.ts';
import { supervisionStore } from './store.ts';

/** Takes a case off the agenda without talking about it. @throws NotFound, Forbidden, Refused (settled already) */
export async function takeBack(scope: Scope, itemId: string): Promise<void> {
  const store = supervisionStore(scope);
  const item = await store.holdItem(itemId);
  if (!item) throw new NotFound('supervision_item');
  // What a rule put forward is the co-ordinator’s to leave aside.
  const may = item.rule === 'by_hand' || scope.actor.role === 'coordinator';
  if (!may || !maySupervise(scope.actor, 'take_back', item.worker_id))
    throw new Forbidden('team.supervision.refused.not_yours');
  if (item.state !== 'open') throw new Refused('team.supervision.refused.settled');
  await store.settle(item, { state: 'taken_back' });
  await audit(scope, {
    verb: 'supervision.taken_back',
    subject: { kind: 'supervision_item', id: itemId },
    personId: item.person_id,
  });
}
