import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { transition } from '../referrals/index.ts';
import { settleTasks } from './make-task.ts';
import { may, refusalOf } from './policy.ts';
import { holdCase } from './queries/case.ts';
import { refreshNextAction } from './refresh-next-action.ts';

/**
 * Takes a paused case up again.
 * @throws NotFound, Forbidden, Refused (it is not paused)
 */
export async function resumeCase(
  scope: Scope,
  input: { readonly referralId: string; readonly note?: string | null | undefined },
): Promise<void> {
  const kase = await holdCase(scope, input.referralId);
  const leave = may(scope.actor, 'resume', kase);
  if (!leave.ok) throw refusalOf(leave.reasonKey);
  await transition(scope, {
    referralId: kase.id,
    name: 'resume',
    note: input.note,
    set: { hold_reason: null, hold_until: null },
  });
  await settleTasks(scope, 'hold_ends', kase.id);
  await emit(scope, { name: 'CaseResumed', subjectId: kase.id });
  await refreshNextAction(scope, kase.id);
}
