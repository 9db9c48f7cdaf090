import { audit } from '../audit/index.ts';
import { caseFacts, houseRules, refreshNextAction, settleTasks } from '../care/index.ts';
import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { allowedSession, type SessionRef } from './allowed-session.ts';
import { recordedAt } from './queries.ts';
import { sessionStore } from './store.ts';

/** Minutes in which a slip of the finger can be taken back. */
const undoWithin = { minutes: 10 } as const;

/**
 * Takes back that a session was missed or called off: it is planned again, as it was.
 * @throws NotFound, Forbidden, Refused (something else became of it, or too long ago)
 */
export async function takeBack(scope: Scope, ref: SessionRef): Promise<void> {
  const { kase, session } = await allowedSession(scope, ref, 'record_session');
  const back = ['missed', 'cancelled_by_person', 'cancelled_by_us'].includes(session.state);
  const since = await recordedAt(scope, session.id);
  const late = since === null || Temporal.Instant.compare(since.add(undoWithin), scope.now) < 0;
  if (!back || late) throw new Refused('sessions.refused.take_back');
  await sessionStore(scope).change(session.id, {
    state: 'planned',
    missed_reason: null,
    reason_note: null,
    recorded_at: null,
  });
  const { missedRunning } = await caseFacts(scope, kase.id, await houseRules(scope));
  if (missedRunning < 2) await settleTasks(scope, 'review_missed', kase.id);
  await audit(scope, {
    verb: 'session.taken_back',
    subject: { kind: 'session', id: session.id },
    personId: kase.personId,
    fields: ['state'],
  });
  await emit(scope, { name: 'SessionTakenBack', subjectId: session.id, payload: { referralId: kase.id } });
  await refreshNextAction(scope, kase.id);
}
