import { audit } from '../audit/index.ts';
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

/** What this room does when it hears of something. */
export const sessionListeners: readonly Listener[] = [emptyTheDiary];
