import { houseRules, makeTask } from '../../care/index.ts';
import { addWorkingDays } from '../../core/index.ts';
import { agreePlan, planStore, tickStep } from '../../plans/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type SaidOutcome, saysOf } from './said.ts';
import type { ToCarry } from './to-carry.ts';

/** Working days within which the link worker looks for a way round. */
const LOOK_WITHIN = 3;

/** What a person says of their plan: yes to it, a step is done, or a step does not work. */
export async function carryPlan(scope: Scope, { said, own }: ToCarry): Promise<SaidOutcome> {
  const { referralId } = own;
  const { today, zone, holidays } = await houseRules(scope);
  if (said.kind === 'agree_plan') {
    await agreePlan(scope, {
      referralId,
      revision: saysOf('agree_plan', said).revision,
      on: said.at.toZonedDateTimeISO(zone).toPlainDate(),
      how: 'by_link',
    });
    return 'done';
  }
  if (said.kind === 'step_done') {
    await tickStep(scope, { referralId, actionId: said.subjectId });
    return 'done';
  }
  const plan = await planStore(scope).ofReferral(referralId);
  const known = plan?.goals.some(goal => goal.actions.some(step => step.id === said.subjectId));
  if (!known || own.closedAt) return 'late';
  await makeTask(scope, {
    kind: 'step_not_working',
    subjectId: said.subjectId,
    referralId,
    personId: own.personId,
    assigneeId: own.linkWorkerId,
    dueOn: addWorkingDays(today, LOOK_WITHIN, holidays),
  });
  return 'asked';
}
