import { audit } from '../audit/index.ts';
import { refreshNextAction } from '../care/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { MissedReason, OurCancelReason } from '../programmes/index.ts';
import { allowedSession, mustBePlanned, type SessionRef } from './allowed-session.ts';
import { sessionStore } from './store.ts';

export type CancelInput = SessionRef & { readonly note?: string | null | undefined } & (
    | { readonly by: 'person'; readonly reason: MissedReason }
    | { readonly by: 'us'; readonly reason: OurCancelReason }
  );

/**
 * Cancels a session before it takes place, for a coded reason of the side that cancels.
 * @throws NotFound, Forbidden, Refused (something has become of it already)
 */
export async function cancelSession(scope: Scope, input: CancelInput): Promise<void> {
  const { kase, session } = await allowedSession(scope, input, 'plan_session');
  mustBePlanned(session);
  const state = input.by === 'us' ? 'cancelled_by_us' : 'cancelled_by_person';
  await sessionStore(scope).change(session.id, {
    state,
    missed_reason: input.reason,
    reason_note: input.note ?? null,
    recorded_at: scope.now,
  });
  await audit(scope, {
    verb: `session.${state}`,
    subject: { kind: 'session', id: session.id },
    personId: kase.personId,
    reason: input.reason,
  });
  await emit(scope, {
    name: 'SessionCancelled',
    subjectId: session.id,
    payload: { referralId: kase.id, by: input.by },
  });
  await refreshNextAction(scope, kase.id);
}
