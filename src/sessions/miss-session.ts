import { audit } from '../audit/index.ts';
import { caseFacts, houseRules, makeTask, refreshNextAction, within } from '../care/index.ts';
import { addWorkingDays, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { MissedReason } from '../programmes/index.ts';
import { allowedSession, mustBePlanned, type SessionRef } from './allowed-session.ts';
import { sessionStore } from './store.ts';

/** Sessions missed running after which somebody looks again at the case; nothing closes by itself. */
const reviewAfter = 2;

/**
 * The person could not be there. Two running make a task to look at the case again.
 * @throws NotFound, Forbidden, Refused (it has not begun yet; something has become of it already)
 */
export async function missSession(
  scope: Scope,
  input: SessionRef & { readonly reason: MissedReason; readonly note?: string | null | undefined },
): Promise<void> {
  const { kase, session } = await allowedSession(scope, input, 'record_session');
  mustBePlanned(session);
  const house = await houseRules(scope);
  if (Temporal.PlainDateTime.compare(session.startsAt, house.now) > 0) {
    throw new Refused('sessions.refused.not_begun');
  }
  await sessionStore(scope).change(session.id, {
    state: 'missed',
    missed_reason: input.reason,
    reason_note: input.note ?? null,
    recorded_at: scope.now,
  });
  const { missedRunning } = await caseFacts(scope, kase.id, house);
  if (missedRunning >= reviewAfter) {
    await makeTask(scope, {
      kind: 'review_missed',
      subjectId: kase.id,
      referralId: kase.id,
      personId: kase.personId,
      assigneeId: kase.linkWorkerId,
      dueOn: addWorkingDays(house.today, within.review, house.holidays),
    });
  }
  await audit(scope, {
    verb: 'session.missed',
    subject: { kind: 'session', id: session.id },
    personId: kase.personId,
    reason: input.reason,
  });
  await emit(scope, { name: 'SessionMissed', subjectId: session.id, payload: { referralId: kase.id } });
  await refreshNextAction(scope, kase.id);
}
