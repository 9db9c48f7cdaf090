import { auditAll } from '../audit/index.ts';
import { houseRules, makeTask } from '../care/index.ts';
import { addWorkingDays, Forbidden } from '../core/index.ts';
import { entryOf } from '../directory/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { recalledSince } from './recall-queries.ts';

/** Working days within which people should hear that a group is not what it was. */
const TELL_WITHIN = 1;

/**
 * Makes a task for the owner of each introduction to a service since a day: tell the person, look for something else.
 * A link worker does so for their own people. Who has such a task already gets no second one.
 * @param words what happened, as the task says it
 * @returns how many tasks were made
 * @throws Forbidden, NotFound
 */
export async function recall(
  scope: Scope,
  input: { readonly serviceId: string; readonly since: Temporal.Instant; readonly words: string },
): Promise<number> {
  if (!['link_worker', 'coordinator'].includes(scope.actor.role)) {
    throw new Forbidden('introductions.refused.role');
  }
  const entry = await entryOf(scope.db, input.serviceId);
  const people = (await recalledSince(scope, entry.ids, input.since)).filter(one => !one.told);
  const { today, holidays } = await houseRules(scope);
  const dueOn = addWorkingDays(today, TELL_WITHIN, holidays);
  for (const one of people) {
    await makeTask(scope, {
      kind: 'recall',
      subjectId: one.introductionId,
      referralId: one.referralId,
      personId: one.personId,
      assigneeId: one.ownerId,
      dueOn,
      words: input.words,
    });
  }
  await auditAll(
    scope,
    people.map(one => ({
      verb: 'introduction.recalled' as const,
      subject: { kind: 'introduction', id: one.introductionId },
      personId: one.personId,
    })),
  );
  return people.length;
}
