import { houseRules, makeTask } from '../../care/index.ts';
import { addWorkingDays } from '../../core/index.ts';
import { setPersonLocale } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type SaidOutcome, saysOf } from './said.ts';
import type { ToCarry } from './to-carry.ts';

/** Working days within which somebody rings. */
const RING_WITHIN = 2;

/** A wish that is about nothing else: to be rung, or to be written to in another language. */
export async function carryWish(scope: Scope, { said, own }: ToCarry): Promise<SaidOutcome> {
  if (said.kind === 'language') {
    await setPersonLocale(scope, { personId: own.personId, locale: saysOf('language', said).locale });
    return 'done';
  }
  const { today, holidays } = await houseRules(scope);
  await makeTask(scope, {
    kind: 'call_back',
    subjectId: own.referralId,
    referralId: own.referralId,
    personId: own.personId,
    assigneeId: own.linkWorkerId,
    dueOn: addWorkingDays(today, RING_WITHIN, holidays),
  });
  return 'asked';
}
