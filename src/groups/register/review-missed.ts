import { houseRules, makeTask, settleTasks, within } from '../../care/index.ts';
import { addWorkingDays } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Listener } from '../../platform/events/index.ts';
import { groupStore } from '../store.ts';
import { linkWorkersOf } from './link-worker-queries.ts';
import { daysOfGroup } from './register-queries.ts';
import { REVIEW_AFTER, tallyOf } from './tally.ts';

/** Asks the link workers of those who missed two dates running without a word to look; a place is never ended by it. */
async function reviewMissed(scope: Scope, groupId: string): Promise<void> {
  // Two registers signed one after the other are looked at one after the other, or each would make the task.
  await groupStore(scope).hold(groupId);
  const days = await daysOfGroup(scope, groupId);
  const house = await houseRules(scope);
  for (const { placeId, personId, referralId, linkWorkerId } of await linkWorkersOf(scope, groupId)) {
    const { missedRunning } = tallyOf(days.get(placeId) ?? []);
    if (missedRunning < REVIEW_AFTER) await settleTasks(scope, 'group_missed', placeId);
    else {
      await makeTask(scope, {
        kind: 'group_missed',
        subjectId: placeId,
        referralId,
        personId,
        assigneeId: linkWorkerId,
        dueOn: addWorkingDays(house.today, within.review, house.holidays),
      });
    }
  }
}

/** What follows from a register. The house does it, for whoever leads a group need not see whose case it is. */
export const registerListeners: readonly Listener[] = [
  {
    name: 'groups.review_missed',
    on: ['GroupRegisterSigned', 'GroupAttendanceCorrected'],
    async handle(scope, event) {
      const { groupId } = event.payload;
      if (typeof groupId === 'string') await reviewMissed(scope, groupId);
    },
  },
];
