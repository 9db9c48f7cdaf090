import { auditAll } from '../audit/index.ts';
import { addWorkingDays } from '../core/index.ts';
import { mayUse } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { Listener } from '../platform/events/index.ts';
import { makeTask } from './make-task.ts';
import { within } from './next-action.ts';
import { caseOf } from './queries/case.ts';
import { houseRules } from './queries/house-rules.ts';
import { refreshNextAction } from './refresh-next-action.ts';
import { careStore } from './store.ts';

/**
 * A case begins or gets another link worker: its next action is worked out, its open tasks go along, and of two link
 * workers each is told what the change asks of them.
 */
const takeUp: Listener = {
  name: 'care.take_up',
  on: ['ReferralAccepted', 'ReferralAllocated'],
  async handle(scope, event) {
    const { before, linkWorkerId } = event.payload;
    if (typeof before === 'string' && typeof linkWorkerId === 'string') {
      const handed = await careStore(scope).handOverTasks(event.subjectId, before, linkWorkerId);
      await auditAll(
        scope,
        handed.map(({ id, person_id: personId }) => ({
          verb: 'task.handed_over',
          subject: { kind: 'task', id },
          personId,
          fields: ['assignee_id'],
        })),
      );
      await tellBoth(scope, event.subjectId, before, linkWorkerId);
    }
    await refreshNextAction(scope, event.subjectId);
  },
};

/** Both as tasks: they stand on Today until done, unlike news that scrolls away. What an earlier change asked is over. */
async function tellBoth(scope: Scope, referralId: string, before: string, after: string): Promise<void> {
  const store = careStore(scope);
  const { personId } = await caseOf(scope, referralId);
  const { today, holidays } = await houseRules(scope);
  const dueOn = addWorkingDays(today, within.handOver, holidays);
  for (const [kind, assigneeId] of [
    ['hand_over', before],
    ['take_over', after],
  ] as const) {
    for (const open of await store.openTasks(kind, referralId)) {
      await store.changeTask(open.id, { cancelled_at: scope.now });
    }
    await makeTask(scope, { kind, subjectId: referralId, referralId, personId, assigneeId, dueOn });
  }
}

/** Somebody does not want to hear from us after the end: the call that was planned is not owed any more. */
const noCallLater: Listener = {
  name: 'care.no_call_later',
  on: ['ConsentWithdrawn'],
  async handle(scope, { payload: { personId } }) {
    if (typeof personId !== 'string') return;
    if ((await mayUse(scope, 'call_later', { personId })).allowed) return;
    const cancelled = await careStore(scope).cancelTasksOf(personId, 'follow_up', scope.now);
    await auditAll(
      scope,
      cancelled.map(id => ({
        verb: 'task.cancelled',
        subject: { kind: 'task', id },
        personId,
        reason: 'consent_withdrawn',
      })),
    );
  },
};

/** What this room does when it hears of something. */
export const careListeners: readonly Listener[] = [takeUp, noCallLater];
