import type { Scope } from '../platform/database/index.ts';
import { crisisLinesToCheck } from '../programmes/index.ts';
import { makeTask, settleTasks } from './make-task.ts';
import { houseRules } from './queries/house-rules.ts';

/**
 * Puts it before the co-ordinators, who answer for the crisis lines, when the last check of one runs out within a month or
 * has run out: an expired line is no longer shown to anybody. Once an update brought new checks the task is done.
 * Running it twice changes nothing.
 */
export async function remindOfCrisisLines(scope: Scope): Promise<void> {
  const { profile, today } = await houseRules(scope);
  const [first, ...others] = crisisLinesToCheck(profile, today).map(line => line.expiresOn);
  const subjectId = scope.actor.programmeId;
  if (!first) return settleTasks(scope, 'check_crisis_lines', subjectId);
  const dueOn = others.reduce((a, b) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b), first);
  await makeTask(scope, { kind: 'check_crisis_lines', subjectId, assigneeId: null, dueOn });
}
