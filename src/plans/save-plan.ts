import { audit } from '../audit/index.ts';
import { holdCase, refreshNextAction } from '../care/index.ts';
import { Forbidden, NotFound, newId, Refused, Stale } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emptyPlan, type Plan, type PlanContent, planAsText } from './plan.ts';
import { may } from './policy.ts';
import { planStore } from './store.ts';

export type SavePlan = {
  readonly referralId: string;
  /** The revision the page was opened with; 0 when there was no plan yet. */
  readonly revision: number;
  readonly content: PlanContent;
};

/**
 * Saves the plan as it was written together.
 * @throws Stale with both texts when somebody else has saved since the page was opened
 * @throws Refused when the case is not being worked on, Forbidden when it is another link worker's
 * @throws NotFound for an id in the form that is not of this plan
 */
export async function savePlan(scope: Scope, { referralId, revision, content }: SavePlan): Promise<Plan> {
  const standing = await holdCase(scope, referralId);
  const allowed = may(scope.actor, 'change', standing);
  if (!allowed.ok) {
    throw allowed.reasonKey === 'plans.refused.closed'
      ? new Refused(allowed.reasonKey)
      : new Forbidden(allowed.reasonKey);
  }
  const store = planStore(scope);
  const found = await store.ofReferral(referralId, true);
  if (found && found.revision !== revision) {
    throw new Stale({ yours: planAsText(content), theirs: planAsText(found) });
  }
  const plan = found ?? {
    ...emptyPlan,
    id: newId(),
    referralId,
    personId: standing.personId,
    revision: 0,
    versions: [],
  };
  if (!found) await store.create(plan);
  refuseForeignIds(plan, content);
  await store.write(plan, content);
  await store.dropDraft(referralId, 'main');
  await audit(scope, {
    verb: found ? 'plan.changed' : 'plan.started',
    subject: { kind: 'plan', id: plan.id },
    personId: standing.personId,
    fields: ['what_matters', 'strengths', 'if_things_get_worse', 'goals', 'actions', 'barriers'],
  });
  await refreshNextAction(scope, referralId);
  const saved = await store.ofReferral(referralId);
  if (!saved) throw new NotFound('plan');
  return saved;
}

/** A form may only name goals, actions and barriers of its own plan. */
function refuseForeignIds(plan: Plan, content: PlanContent): void {
  const known = new Set<string | null>([
    null,
    ...plan.goals.map(goal => goal.id),
    ...plan.goals.flatMap(goal => goal.actions.map(action => action.id)),
    ...plan.barriers.map(barrier => barrier.id),
  ]);
  const named = [
    ...content.goals.flatMap(goal => [goal.id, ...goal.actions.map(action => action.id)]),
    ...content.barriers.map(barrier => barrier.id),
  ];
  if (named.some(id => !known.has(id))) throw new NotFound('part of the plan');
}
