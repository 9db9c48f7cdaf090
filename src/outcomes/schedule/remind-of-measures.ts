import { houseRules, makeTask } from '../../care/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { settleCourseAsks } from '../courses/settle-asks.ts';
import { askStore } from './ask-store.ts';
import { asksToHandOn, asksToRemind } from './queries.ts';

/**
 * Each morning: who was asked by their own page and has not answered is reminded once; who still has not, or was asked another way, is
 * a task for their link worker, once. Declining is an answer, and nobody is reminded after it. Safe to run again.
 */
export async function remindOfMeasures(scope: Scope): Promise<void> {
  const { today, settings } = await houseRules(scope);
  const days = settings.measuresReminderDays;
  await settleCourseAsks(scope);
  if (days === 0) return;
  const due = await asksToRemind(scope, today.subtract({ days }));
  for (const { id, referralId, timepoint } of due) {
    await emit(scope, {
      name: 'MeasuresReminderDue',
      subjectId: referralId,
      payload: { askId: id, timepoint, way: 'link' },
    });
  }
  await askStore(scope).reminded(
    due.map(({ id }) => id),
    today,
  );
  for (const ask of await asksToHandOn(scope, today.subtract({ days }))) {
    await makeTask(scope, {
      kind: 'measures_due',
      subjectId: ask.referralId,
      referralId: ask.referralId,
      personId: ask.personId,
      assigneeId: ask.linkWorkerId,
      dueOn: today,
    });
  }
}
