import type { Scope } from '../platform/database/index.ts';
import type { Routine } from '../platform/events/index.ts';
import type { TaskKind } from '../programmes/index.ts';
import { makeTask } from './make-task.ts';
import type { NextActionKind } from './next-action.ts';
import { overdueConcerns } from './queries/concerns.ts';
import { houseRules } from './queries/house-rules.ts';
import { openCases } from './queries/open-cases.ts';
import { staffHere } from './queries/staff.ts';
import { unjudgedWords } from './queries/tasks.ts';
import { refreshNextAction } from './refresh-next-action.ts';
import { remindOfCrisisLines } from './remind-of-crisis-lines.ts';
import { putByRules } from './supervision/put-by-rules.ts';

/** Next actions that become a task of the link worker once their day is over. */
const overdueTask: Partial<Readonly<Record<NextActionKind, TaskKind>>> = {
  first_contact: 'first_contact',
  contact_again: 'contact_again',
  not_reached: 'contact_again',
  hold_ends: 'hold_ends',
  review_missed: 'review_missed',
  record_session: 'write_note',
  sign_note: 'sign_note',
};

/**
 * Works out every open case's next action again, because days pass, and makes a task of what is overdue. Running it
 * twice changes nothing.
 */
export async function lookAtEveryCase(scope: Scope): Promise<void> {
  const { today } = await houseRules(scope);
  for (const one of await openCases(scope)) {
    const action = await refreshNextAction(scope, one.id);
    if (!action || Temporal.PlainDate.compare(action.on, today) >= 0) continue;
    const kind = overdueTask[action.kind];
    if (!kind) continue;
    await makeTask(scope, {
      kind,
      subjectId: action.subjectId ?? one.id,
      referralId: one.id,
      personId: one.personId,
      assigneeId: one.linkWorkerId,
      dueOn: action.on,
    });
  }
}

/** A concern not decided in time is put before every co-ordinator, besides its owner. Running it twice changes nothing. */
export async function escalateConcerns(scope: Scope): Promise<void> {
  const { today } = await houseRules(scope);
  const concerns = await overdueConcerns(scope, today);
  if (concerns.length === 0) return;
  const coordinators = (await staffHere(scope)).filter(one => one.role === 'coordinator');
  for (const concern of concerns) {
    for (const { id: assigneeId } of coordinators) {
      await makeTask(
        scope,
        {
          kind: 'concern',
          subjectId: concern.id,
          referralId: concern.referralId,
          personId: concern.personId,
          assigneeId,
          dueOn: concern.decideBy,
        },
        { assignee: true },
      );
    }
  }
}

/** Words that speak of danger and that their writer has not judged by the next morning are put before every co-ordinator. */
export async function escalateWords(scope: Scope): Promise<void> {
  const { today } = await houseRules(scope);
  for (const task of await unjudgedWords(scope, today)) {
    await makeTask(scope, { ...task, kind: 'judge_words', assigneeId: null }, { assignee: true });
  }
}

/** What the clock does in this room. */
export const careRoutines: readonly Routine[] = [
  { name: 'care.cases', cron: '10 5 * * *', handle: lookAtEveryCase },
  { name: 'care.concerns', cron: '20 5 * * *', handle: escalateConcerns },
  { name: 'care.supervision', cron: '22 5 * * *', handle: putByRules },
  { name: 'care.words', cron: '25 5 * * *', handle: escalateWords },
  { name: 'care.crisis-lines', cron: '30 5 * * *', handle: remindOfCrisisLines },
];
