import { audit } from '../audit/index.ts';
import { houseRules, makeTask } from '../care/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { plannedHeld } from './queries.ts';
import { sessionStore } from './store.ts';

/**
 * The person says that they cannot come. The session stays in the diary, marked, until its link worker has found another time with them: a
 * task says so. For the house, which carries out what a person said.
 * @returns false when there is nothing to mark: it has been, it was moved or called off
 */
export async function cannotCome(
  scope: Scope,
  input: { readonly sessionId: string; readonly personId: string },
): Promise<boolean> {
  const session = await plannedHeld(scope, input.sessionId, input.personId);
  if (!session) return false;
  await sessionStore(scope).change(session.id, {
    confirmed_at: null,
    confirmed_how: null,
    cannot_come_at: scope.now,
  });
  const { today } = await houseRules(scope);
  await makeTask(scope, {
    kind: 'cannot_come',
    subjectId: session.id,
    referralId: session.referralId,
    personId: session.personId,
    assigneeId: session.linkWorkerId,
    dueOn: today,
  });
  await audit(scope, {
    verb: 'session.cannot_come',
    subject: { kind: 'session', id: session.id },
    personId: session.personId,
  });
  return true;
}
