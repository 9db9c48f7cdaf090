import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { HoldReason } from '../programmes/index.ts';
import { transition } from '../referrals/index.ts';
import { may, refusalOf } from './policy.ts';
import { holdCase as lockCase } from './queries/case.ts';
import { houseRules } from './queries/house-rules.ts';
import { refreshNextAction } from './refresh-next-action.ts';

export type HoldInput = {
  readonly referralId: string;
  readonly reason: HoldReason;
  /** The day on which somebody asks how things are; later than today. */
  readonly until: Temporal.PlainDate;
  readonly note?: string | null | undefined;
};

/**
 * Pauses a case until a day.
 * @throws NotFound, Forbidden, Refused (a day that is not to come; a state that cannot pause)
 */
export async function putOnHold(scope: Scope, input: HoldInput): Promise<void> {
  const kase = await lockCase(scope, input.referralId);
  const leave = may(scope.actor, 'hold', kase);
  if (!leave.ok) throw refusalOf(leave.reasonKey);
  const { today } = await houseRules(scope);
  if (Temporal.PlainDate.compare(input.until, today) <= 0) throw new Refused('care.hold.error.past');
  await transition(scope, {
    referralId: kase.id,
    name: 'hold',
    reason: input.reason,
    note: input.note,
    set: { hold_reason: input.reason, hold_until: input.until },
  });
  await emit(scope, { name: 'CaseHeld', subjectId: kase.id });
  await refreshNextAction(scope, kase.id);
}
