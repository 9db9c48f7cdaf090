import { audit } from '../audit/index.ts';
import { newId } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { TaskKind } from '../programmes/index.ts';
import { careStore } from './store.ts';

export type NewTask = {
  readonly kind: TaskKind;
  /** What it is about; one open task of a kind for each. The referral when nothing else. */
  readonly subjectId: string;
  readonly referralId?: string | null;
  readonly personId?: string | null;
  /** Whose it is; null: any co-ordinator. */
  readonly assigneeId: string | null;
  readonly dueOn: Temporal.PlainDate;
  /** What is to be done, where the words of the kind do not say it all. */
  readonly words?: string | null;
};

/**
 * Makes a task unless an open one of the same kind about the same thing is there, so that rules may run again and again.
 * @param each one for every assignee, instead of one for everybody: for a thing that two people are told of
 * @returns the id of the open task, and whether it was made now
 */
export async function makeTask(
  scope: Scope,
  task: NewTask,
  each: { readonly assignee: boolean } = { assignee: false },
): Promise<{ readonly id: string; readonly made: boolean }> {
  const store = careStore(scope);
  const open = (await store.openTasks(task.kind, task.subjectId)).find(
    one => !each.assignee || one.assignee_id === task.assigneeId,
  );
  if (open) return { id: open.id, made: false };
  const id = newId();
  await store.addTask({
    id,
    kind: task.kind,
    subject_id: task.subjectId,
    referral_id: task.referralId ?? null,
    person_id: task.personId ?? null,
    assignee_id: task.assigneeId,
    due_on: task.dueOn,
    words: task.words ?? null,
    created_at: scope.now,
    done_at: null,
    done_by: null,
    cancelled_at: null,
  });
  await audit(scope, {
    verb: 'task.made',
    subject: { kind: 'task', id },
    personId: task.personId ?? null,
    reason: task.kind,
  });
  return { id, made: true };
}

/** Marks the open tasks of a kind about something as done, because the thing itself was done. */
export async function settleTasks(scope: Scope, kind: TaskKind, subjectId: string): Promise<void> {
  const store = careStore(scope);
  for (const open of await store.openTasks(kind, subjectId)) {
    await store.changeTask(open.id, { done_at: scope.now, done_by: scope.actor.id });
  }
}
