import { audit } from '../../audit/index.ts';
import { Forbidden, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { holdCase } from '../queries/case.ts';
import { maySupervise } from './policy.ts';
import { supervisionStore } from './store.ts';

/**
 * Puts a case forward for its link worker’s next supervision, with the question to be talked about.
 * @throws NotFound, Forbidden, Refused (nobody has the case; it stands there with a question already)
 */
export async function putForward(
  scope: Scope,
  { referralId, question }: { readonly referralId: string; readonly question: string },
): Promise<void> {
  const kase = await holdCase(scope, referralId);
  if (!maySupervise(scope.actor, 'put_forward', kase.linkWorkerId))
    throw new Forbidden('team.supervision.refused.not_yours');
  if (kase.linkWorkerId === null) throw new Refused('team.supervision.refused.nobody');
  const id = await supervisionStore(scope).put({
    referralId,
    personId: kase.personId,
    workerId: kase.linkWorkerId,
    rule: 'by_hand',
    question,
  });
  if (id === null) throw new Refused('team.supervision.refused.twice');
  await audit(scope, {
    verb: 'supervision.put_forward',
    subject: { kind: 'supervision_item', id },
    personId: kase.personId,
    reason: 'by_hand',
  });
}
