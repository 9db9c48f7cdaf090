import { audit } from '../audit/index.ts';
import { holdCase, refreshNextAction } from '../care/index.ts';
import { Forbidden, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { AgreementWay } from '../programmes/index.ts';
import { may } from './policy.ts';
import { planStore } from './store.ts';

export type AgreePlan = {
  readonly referralId: string;
  /** The revision that was on the screen: what the person said yes to. */
  readonly revision: number;
  readonly on: Temporal.PlainDate;
  readonly how: AgreementWay;
};

/**
 * Records that the person has agreed the plan as it stands, and keeps that text as a version.
 * @returns the version's number
 * @throws Refused when there is no goal yet, the plan has been changed since it was read, or the day lies ahead
 */
export async function agreePlan(scope: Scope, { referralId, revision, on, how }: AgreePlan): Promise<number> {
  const standing = await holdCase(scope, referralId);
  const allowed = may(scope.actor, 'agree', standing);
  if (!allowed.ok) {
    throw allowed.reasonKey === 'plans.refused.closed'
      ? new Refused(allowed.reasonKey)
      : new Forbidden(allowed.reasonKey);
  }
  const store = planStore(scope);
  const plan = await store.ofReferral(referralId, true);
  if (!plan || plan.goals.length === 0) throw new Refused('plans.refused.noGoal');
  if (plan.revision !== revision) throw new Refused('plans.refused.changed');
  if (Temporal.Instant.compare(on.toZonedDateTime('UTC').toInstant(), scope.now) > 0) {
    throw new Refused('plans.refused.future');
  }
  const number = await store.addVersion(plan, { on, how });
  await audit(scope, {
    verb: 'plan.agreed',
    subject: { kind: 'plan', id: plan.id },
    personId: standing.personId,
    reason: how,
  });
  await emit(scope, { name: 'PlanAgreed', subjectId: plan.id, payload: { referralId, number } });
  await refreshNextAction(scope, referralId);
  return number;
}
