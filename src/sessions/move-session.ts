import { audit } from '../audit/index.ts';
import { refreshNextAction } from '../care/index.ts';
import { newId } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { SessionMode } from '../programmes/index.ts';
import { allowedSession, mustBePlanned, type SessionRef } from './allowed-session.ts';
import { sessionStore } from './store.ts';

export type MoveInput = SessionRef & {
  readonly startsAt: Temporal.PlainDateTime;
  readonly minutes: number;
  readonly mode: SessionMode;
  readonly place?: string | null | undefined;
  readonly knowBefore?: string | null | undefined;
};

/**
 * Moves a session: a new appointment takes the place of the old one, which stays on record as moved.
 * @throws NotFound, Forbidden, Refused (something has become of it already)
 * @returns the id of the new appointment
 */
export async function moveSession(scope: Scope, input: MoveInput): Promise<string> {
  const { kase, session } = await allowedSession(scope, input, 'plan_session');
  mustBePlanned(session);
  const store = sessionStore(scope);
  const id = newId();
  await store.change(session.id, { state: 'moved', recorded_at: scope.now });
  await store.add([
    {
      id,
      referral_id: kase.id,
      person_id: kase.personId,
      link_worker_id: session.linkWorkerId,
      state: 'planned',
      starts_at: input.startsAt,
      minutes_planned: input.minutes,
      mode: input.mode,
      place: input.place ?? null,
      know_before: input.knowBefore ?? null,
      supersedes: session.id,
      created_at: scope.now,
    },
  ]);
  await audit(scope, {
    verb: 'session.moved',
    subject: { kind: 'session', id: session.id },
    personId: kase.personId,
    fields: ['starts_at'],
  });
  await emit(scope, {
    name: 'SessionMoved',
    subjectId: id,
    payload: { referralId: kase.id, from: session.id },
  });
  await refreshNextAction(scope, kase.id);
  return id;
}
