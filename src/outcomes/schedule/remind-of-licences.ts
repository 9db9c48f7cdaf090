import { houseRules, makeTask, settleTasks } from '../../care/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { instrumentsOf } from '../instruments/index.ts';

/** How long before its last day a licence is looked after. */
const DAYS_BEFORE = 30;

/**
 * Puts it before the co-ordinators when the licence of a questionnaire that is asked ends within a month, and when it has ended, so that its
 * questions do not stop unseen; an administrator then records the new one. Once every licence holds the task is done. Twice changes nothing.
 */
export async function remindOfLicences(scope: Scope): Promise<void> {
  const { today } = await houseRules(scope);
  const { standings } = await instrumentsOf(scope, today);
  const soon = standings
    .flatMap(({ licence, asked }) => (licence?.until && asked ? Temporal.PlainDate.from(licence.until) : []))
    .filter(day => Temporal.PlainDate.compare(day, today.add({ days: DAYS_BEFORE })) <= 0)
    .toSorted(Temporal.PlainDate.compare);
  const subjectId = scope.actor.programmeId;
  const [first] = soon;
  if (!first) return settleTasks(scope, 'renew_licence', subjectId);
  await makeTask(scope, { kind: 'renew_licence', subjectId, assigneeId: null, dueOn: first });
}
