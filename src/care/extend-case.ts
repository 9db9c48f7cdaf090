import { audit } from '../audit/index.ts';
import { addWorkingDays, newId, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { ExtensionReason } from '../programmes/index.ts';
import { referralStore } from '../referrals/index.ts';
import { makeTask } from './make-task.ts';
import { may, refusalOf } from './policy.ts';
import { holdCase } from './queries/case.ts';
import { openExtension } from './queries/extensions.ts';
import { houseRules } from './queries/house-rules.ts';
import { refreshNextAction } from './refresh-next-action.ts';
import { careStore } from './store.ts';

/** Working days in which the co-ordinator decides. */
const decideWithin = 2;

export type ExtendInput = {
  readonly referralId: string;
  /** How many sessions there are to be in all; more than now. */
  readonly sessions: number;
  readonly reason: ExtensionReason;
  readonly note?: string | null | undefined;
};

/**
 * More sessions than planned, with a reason. Where the programme wants the co-ordinator's approval, a link worker
 * asks for it and a task is made; otherwise it holds at once.
 * @throws NotFound, Forbidden, Refused (not more than now, or already asked)
 * @returns whether it holds at once or waits for the co-ordinator
 */
export async function extendCase(scope: Scope, input: ExtendInput): Promise<'extended' | 'asked'> {
  const kase = await holdCase(scope, input.referralId);
  const leave = may(scope.actor, 'extend', kase);
  if (!leave.ok) throw refusalOf(leave.reasonKey);
  if (input.sessions <= kase.sessionsPlanned) {
    throw new Refused('care.extend.error.more', { planned: kase.sessionsPlanned });
  }
  if (await openExtension(scope, kase.id)) throw new Refused('care.extend.error.asked');
  const { settings, today, holidays } = await houseRules(scope);
  const waits = settings.extensionNeedsApproval && scope.actor.role === 'link_worker';
  const id = newId();
  await careStore(scope).addExtension({
    id,
    referralId: kase.id,
    sessions: input.sessions,
    reason: input.reason,
    note: input.note ?? null,
    at: scope.now,
    approved: waits ? null : true,
  });
  await audit(scope, {
    verb: waits ? 'extension.asked' : 'extension.made',
    subject: { kind: 'extension', id },
    personId: kase.personId,
    reason: input.reason,
  });
  if (waits) {
    await makeTask(scope, {
      kind: 'extension_approval',
      subjectId: id,
      referralId: kase.id,
      personId: kase.personId,
      assigneeId: null,
      dueOn: addWorkingDays(today, decideWithin, holidays),
    });
  } else {
    await referralStore(scope).change(kase.id, {
      sessions_planned: input.sessions,
      extension_reason: input.reason,
    });
  }
  await emit(scope, { name: waits ? 'ExtensionAsked' : 'CaseExtended', subjectId: kase.id });
  await refreshNextAction(scope, kase.id);
  return waits ? 'asked' : 'extended';
}
