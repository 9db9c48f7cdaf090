import { houseRules, makeTask } from '../../care/index.ts';
import { addWorkingDays } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { cancelSession, confirmByPerson, sessionOf } from '../../sessions/index.ts';
import { type SaidOutcome, saysOf } from './said.ts';
import type { ToCarry } from './to-carry.ts';

/** What a person says of a meeting: they come, they cannot, or they ask for another time. */
export async function carryMeeting(scope: Scope, { said, own }: ToCarry): Promise<SaidOutcome> {
  const session = await sessionOf(scope, own.referralId, said.subjectId);
  if (session.state !== 'planned') return 'late';
  if (said.kind === 'confirm') {
    const confirmed = { sessionId: session.id, personId: own.personId, how: 'own_page' } as const;
    return (await confirmByPerson(scope, confirmed)) ? 'done' : 'late';
  }
  const { today, holidays } = await houseRules(scope);
  const kind = said.kind === 'cannot_come' ? 'cannot_come' : 'asked_to_move';
  if (said.kind === 'cannot_come') {
    await cancelSession(scope, {
      referralId: own.referralId,
      sessionId: session.id,
      by: 'person',
      reason: saysOf('cannot_come', said).reason,
    });
  }
  await makeTask(scope, {
    kind,
    subjectId: session.id,
    referralId: own.referralId,
    personId: own.personId,
    assigneeId: own.linkWorkerId,
    dueOn: addWorkingDays(today, 1, holidays),
  });
  return said.kind === 'cannot_come' ? 'done' : 'asked';
}
