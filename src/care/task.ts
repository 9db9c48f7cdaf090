import type { Actor } from '../platform/database/index.ts';
import type { TaskKind } from '../programmes/index.ts';
import type { Answer } from './policy.ts';

/** Something a member of staff owes, with a day. */
export type Task = {
  readonly id: string;
  readonly kind: TaskKind;
  readonly referralId: string | null;
  readonly personId: string | null;
  /** Name of the person it is about; before anybody has decided who that is, the name on the referral. */
  readonly personName: string | null;
  readonly subjectId: string | null;
  /** null: any co-ordinator. */
  readonly assigneeId: string | null;
  readonly dueOn: Temporal.PlainDate;
  readonly words: string | null;
};

/** Whose a task is may end it; the co-ordinator may end and hand on all. */
export function mayChangeTask(actor: Actor, task: { readonly assigneeId: string | null }): Answer {
  if (actor.role === 'coordinator' || actor.role === 'system' || task.assigneeId === actor.id)
    return { ok: true };
  return { ok: false, reasonKey: 'care.refused.task' };
}
