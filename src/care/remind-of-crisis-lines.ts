import type { Scope } from '../platform/database/index.ts';
import { crisisLinesToCheck } from '../programmes/index.ts';
import { makeTask, settleTasks } from './make-task.ts';
import { houseRules } from './queries/house-rules.ts';

/**
 * Puts it before the co-ordinators, who answer for the crisis lines, when the last check of one runs out within a month or
 * has run out, or when one was found not to answer: such a line is not shown to anybody. Once all are checked the task is done.
 * Running it twice changes nothing.
 */
export async function remindOfCrisisLines(scope: Scope): Promise<void> {
  const { profile, crisis, today } = await houseRules(scope);
  const [first, ...others] = crisisLinesToCheck(profile, today, { registry: crisis }).map(line =>
    // A line that was found not to answer, or that nobody has tried yet, is looked at today.
    line.works ? line.expiresOn : today,
  );
  const subjectId = scope.actor.programmeId;
  if (!first) return settleTasks(scope, 'check_crisis_lines', subjectId);
  const dueOn = others.reduce((a, b) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b), first);
  await makeTask(scope, { kind: 'check_crisis_lines', subjectId, assigneeId: null, dueOn });
}
