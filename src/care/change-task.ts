import { audit } from '../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { staffHere } from './queries/staff.ts';
import { refreshNextAction } from './refresh-next-action.ts';
import { careStore } from './store.ts';
import { mayChangeTask } from './task.ts';

/** done, not needed any more, taken back, or given to somebody else. */
export type TaskChange =
  | { readonly what: 'done' }
  | { readonly what: 'cancel' }
  | { readonly what: 'undo' }
  | { readonly what: 'reassign'; readonly to: string };

const verbs = { done: 'done', cancel: 'cancelled', undo: 'reopened', reassign: 'reassigned' } as const;

/**
 * Ends a task, opens it again, or gives it to another member of staff.
 * @throws NotFound, Forbidden, Refused (it is ended already, or was not)
 */
export async function changeTask(
  scope: Scope,
  taskId: string,
  change: TaskChange,
): Promise<{ readonly referralId: string | null }> {
  const store = careStore(scope);
  const task = await store.task(taskId);
  if (!task) throw new NotFound('task');
  const leave = mayChangeTask(scope.actor, { assigneeId: task.assignee_id });
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  const ended = task.done_at !== null || task.cancelled_at !== null;
  if (change.what === 'undo' ? task.done_at === null : ended) throw new Refused('care.refused.task_ended');
  if (change.what === 'done') await store.changeTask(taskId, { done_at: scope.now, done_by: scope.actor.id });
  if (change.what === 'undo') await store.changeTask(taskId, { done_at: null, done_by: null });
  if (change.what === 'cancel') await store.changeTask(taskId, { cancelled_at: scope.now });
  if (change.what === 'reassign') {
    if (!(await staffHere(scope)).some(one => one.id === change.to)) throw new NotFound('staff');
    await store.changeTask(taskId, { assignee_id: change.to });
  }
  await audit(scope, {
    verb: `task.${verbs[change.what]}`,
    subject: { kind: 'task', id: taskId },
    personId: task.person_id,
  });
  if (task.referral_id) await refreshNextAction(scope, task.referral_id);
  return { referralId: task.referral_id };
}
