import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { WithdrawalReason } from '../programmes/index.ts';
import { transition } from '../referrals/index.ts';
import { refreshNextAction } from './refresh-next-action.ts';
import { careStore } from './store.ts';

/**
 * The person no longer wishes to take part; from any open state.
 * @throws NotFound, Forbidden, Refused (it is not open)
 */
export async function withdrawReferral(
  scope: Scope,
  input: {
    readonly referralId: string;
    readonly reason: WithdrawalReason;
    readonly note?: string | null | undefined;
  },
): Promise<void> {
  const { referralId, reason, note } = input;
  await transition(scope, {
    referralId,
    name: 'withdraw',
    reason,
    note,
    set: { decision_reason: reason, closed_at: scope.now, closed_by: scope.actor.id },
  });
  await careStore(scope).cancelTasks(referralId, scope.now, ['sign_note', 'concern', 'judge_words']);
  await emit(scope, { name: 'ReferralWithdrawn', subjectId: referralId });
  await refreshNextAction(scope, referralId);
}
