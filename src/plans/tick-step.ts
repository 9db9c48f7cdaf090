import { audit } from '../audit/index.ts';
import { holdCase, houseRules, refreshNextAction } from '../care/index.ts';
import { Forbidden, NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { partsStore } from './parts-store.ts';
import { may } from './policy.ts';
import { planStore } from './store.ts';

/**
 * A step of the plan is done. It counts as a save, so that whoever has the plan open is told and takes nothing back unseen.
 * @throws NotFound, Forbidden, Refused (the case is closed)
 */
export async function tickStep(
  scope: Scope,
  { referralId, actionId }: { readonly referralId: string; readonly actionId: string },
): Promise<void> {
  const standing = await holdCase(scope, referralId);
  const allowed = may(scope.actor, 'change', standing);
  if (!allowed.ok) {
    throw allowed.reasonKey === 'plans.refused.closed'
      ? new Refused(allowed.reasonKey)
      : new Forbidden(allowed.reasonKey);
  }
  const plan = await planStore(scope).ofReferral(referralId, true);
  const step = plan?.goals.flatMap(goal => goal.actions).find(one => one.id === actionId);
  if (!plan || !step) throw new NotFound('action');
  const { today } = await houseRules(scope);
  if (!(await partsStore(scope).stepDone(plan, actionId, today))) return;
  await audit(scope, {
    verb: 'plan.step_done',
    subject: { kind: 'plan', id: plan.id },
    personId: standing.personId,
    fields: ['done_on'],
  });
  await refreshNextAction(scope, referralId);
}
