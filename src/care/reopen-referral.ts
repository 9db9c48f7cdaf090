import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { ReopenReason } from '../programmes/index.ts';
import { transition } from '../referrals/index.ts';
import { settleTasks } from './make-task.ts';
import { may, refusalOf } from './policy.ts';
import { holdCase } from './queries/case.ts';
import { hasOtherOpen } from './queries/closing.ts';
import { refreshNextAction } from './refresh-next-action.ts';

/**
 * Opens a closed case again; it is active at once.
 * @throws NotFound, Forbidden, Refused (it is not closed; the person has another open referral)
 */
export async function reopenReferral(
  scope: Scope,
  input: {
    readonly referralId: string;
    readonly reason: ReopenReason;
    readonly note?: string | null | undefined;
  },
): Promise<void> {
  const kase = await holdCase(scope, input.referralId);
  const leave = may(scope.actor, 'reopen', kase);
  if (!leave.ok) throw refusalOf(leave.reasonKey);
  if (await hasOtherOpen(scope, kase)) throw new Refused('care.reopen.error.other');
  await transition(scope, {
    referralId: kase.id,
    name: 'reopen',
    reason: input.reason,
    note: input.note,
    set: { closed_at: null, closed_by: null, closing_reason: null },
  });
  await settleTasks(scope, 'follow_up', kase.id);
  await emit(scope, { name: 'ReferralReopened', subjectId: kase.id });
  await refreshNextAction(scope, kase.id);
}
