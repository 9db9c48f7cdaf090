import { audit, auditAll } from '../audit/index.ts';
import type { Listener } from '../platform/events/index.ts';
import { sessionsOf } from './queries.ts';
import { sessionStore } from './store.ts';

/** When a case ends, what is still in the diary is taken out. */
const emptyTheDiary: Listener = {
  name: 'sessions.empty_the_diary',
  on: ['ReferralClosed', 'ReferralWithdrawn'],
  async handle(scope, event) {
    const store = sessionStore(scope);
    for (const session of await sessionsOf(scope, event.subjectId)) {
      if (session.state !== 'planned') continue;
      await store.change(session.id, {
        state: 'cancelled_by_us',
        missed_reason: 'other',
        recorded_at: scope.now,
      });
      await audit(scope, {
        verb: 'session.cancelled_by_us',
        subject: { kind: 'session', id: session.id },
        personId: session.personId,
        reason: 'other',
      });
    }
  },
};

/** Another link worker has the case: the appointments in the diary go along. */
const handOverTheDiary: Listener = {
  name: 'sessions.hand_over_the_diary',
  on: ['ReferralAllocated'],
  async handle(scope, event) {
    const { before, linkWorkerId } = event.payload;
    if (typeof before !== 'string' || typeof linkWorkerId !== 'string') return;
    const handed = await sessionStore(scope).handOver(event.subjectId, linkWorkerId);
    await auditAll(
      scope,
      handed.map(({ id, person_id: personId }) => ({
        verb: 'session.handed_over',
        subject: { kind: 'session', id },
        personId,
        fields: ['link_worker_id'],
      })),
    );
  },
};

/** What this room does when it hears of something. */
export const sessionListeners: readonly Listener[] = [emptyTheDiary, handOverTheDiary];
