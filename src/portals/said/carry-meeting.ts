import { houseRules, makeTask } from '../../care/index.ts';
import { addWorkingDays } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { cannotCome, confirmByPerson, sessionOf } from '../../sessions/index.ts';
import type { SaidOutcome } from './said.ts';
import type { ToCarry } from './to-carry.ts';

/**
 * What a person says of a meeting: they come, they cannot, or they ask for another time. That they cannot marks the meeting, as it does by
 * text, by the link of a reminder and on paper: nothing is called off, and the link worker looks for another time with them.
 */
export async function carryMeeting(scope: Scope, { said, own }: ToCarry): Promise<SaidOutcome> {
  const session = await sessionOf(scope, own.referralId, said.subjectId);
  if (session.state !== 'planned') return 'late';
  if (said.kind === 'confirm') {
    const confirmed = { sessionId: session.id, personId: own.personId, how: 'own_page' } as const;
    return (await confirmByPerson(scope, confirmed)) ? 'done' : 'late';
  }
  const cannot = said.kind === 'cannot_come';
  if (cannot && (await cannotCome(scope, { sessionId: session.id, personId: own.personId }))) return 'done';
  const { today, holidays } = await houseRules(scope);
  await makeTask(scope, {
    // Who cannot come to what has just begun is heard all the same.
    kind: cannot ? 'cannot_come' : 'asked_to_move',
    subjectId: session.id,
    referralId: own.referralId,
    personId: own.personId,
    assigneeId: own.linkWorkerId,
    dueOn: addWorkingDays(today, 1, holidays),
  });
  return 'asked';
}
