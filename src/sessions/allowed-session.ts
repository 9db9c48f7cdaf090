import { type Case, holdCase, refusalOf } from '../care/index.ts';
import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { sessionOf } from './queries.ts';
import { maySession, type Session } from './session.ts';

/** Which session of which referral. */
export type SessionRef = { readonly referralId: string; readonly sessionId: string };

/**
 * The case and its session, held until the transaction ends, if the actor may do this to them.
 * @throws NotFound, Forbidden
 */
export async function allowedSession(
  scope: Scope,
  ref: SessionRef,
  act: 'plan_session' | 'record_session' | 'sign_note',
): Promise<{ readonly kase: Case; readonly session: Session }> {
  const kase = await holdCase(scope, ref.referralId);
  const session = await sessionOf(scope, kase.id, ref.sessionId);
  const leave = maySession(scope.actor, act, kase, session);
  if (!leave.ok) throw refusalOf(leave.reasonKey);
  return { kase, session };
}

/** @throws Refused when something has become of the session already */
export function mustBePlanned(session: Session): void {
  if (session.state !== 'planned') throw new Refused(`sessions.refused.state.${session.state}`);
}
