import { audit } from '../../audit/index.ts';
import { Forbidden } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type PackPlan, packPlan, savePlan } from './plan-store.ts';
import { permitAct } from './policy.ts';

/**
 * Says what is made after each quarter and for whom. That it goes out without a press is for the administrator to choose; a co-ordinator may
 * take it back.
 * @throws Forbidden
 */
export async function setPlan(scope: Scope, plan: PackPlan): Promise<void> {
  permitAct(scope.actor, 'plan');
  const before = await packPlan(scope);
  if (plan.automatic && !before.automatic && scope.actor.role !== 'administrator')
    throw new Forbidden('pack.refused.automatic');
  await savePlan(scope, plan);
  await audit(scope, {
    verb: 'pack.planned',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    fields: ['active', 'automatic', 'languages', 'addresses', 'worth'],
  });
}
