import { houseRules, makeTask } from '../care/index.ts';
import { addWorkingDays } from '../core/index.ts';
import { type Letters, postLetter } from '../letters/index.ts';
import { aboutSession, hasEarlierSession, houseOf, isAllowed, safeContactOf } from '../messages/index.ts';
import { mayUse } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent, Listener } from '../platform/events/index.ts';

const news = { SessionPlanned: 'booked', SessionMoved: 'moved', SessionCancelled: 'cancelled' } as const;

/** Days that the post needs: what is sooner is told over the telephone. */
const POST_DAYS = 3;

/**
 * Who has neither text messages nor e-mail is told of a meeting by post, with a strip to answer on; where that is not allowed either, or
 * would come too late, a task asks their link worker to ring.
 */
async function meetByLetter(scope: Scope, event: HedgerowEvent, letters: Letters): Promise<void> {
  const session = await aboutSession(scope, event.subjectId);
  const what = news[event.name as keyof typeof news];
  if (!session || (what === 'cancelled') !== (session.state !== 'planned')) return;
  if (what === 'cancelled' && event.payload['by'] !== 'us') return;
  const { now, today, holidays } = await houseRules(scope);
  if (Temporal.PlainDateTime.compare(session.startsAt, now) < 0) return;
  if (what === 'booked' && (await hasEarlierSession(scope, session, now))) return;
  const contact = await safeContactOf(scope, session.personId);
  if (!contact || contact.died) return;
  const written = (['sms', 'email'] as const).some(
    way => isAllowed(contact, way) && (way === 'sms' ? contact.phone : contact.email) !== null,
  );
  if (written) return;
  const allowed = (await mayUse(scope, 'person_news', { personId: session.personId })).allowed;
  if (!allowed && what !== 'cancelled') return;
  const post = isAllowed(contact, 'letter') && contact.address !== null && !contact.neutralSender;
  const inTime = today.until(session.startsAt.toPlainDate()).days >= POST_DAYS;
  if (!post || !inTime) {
    await makeTask(scope, {
      kind: 'keep_in_touch',
      subjectId: session.id,
      referralId: session.referralId,
      personId: session.personId,
      assigneeId: session.linkWorkerId,
      dueOn: inTime ? addWorkingDays(today, 1, holidays) : today,
    });
    if (!post) return;
  }
  const { zone } = await houseOf(scope);
  await postLetter(scope, letters, {
    referralId: session.referralId,
    kind: 'appointment',
    template: 'appointment_letter',
    key: event.id,
    slip: what === 'cancelled' ? null : { about: 'session', sessionId: session.id },
    says: (_, view) => ({
      news: what,
      when: view.say.when(session.startsAt.toZonedDateTime(zone)),
      where:
        session.mode === 'home' || session.mode === 'phone' || !session.place
          ? view.t.code('session_modes', session.mode)
          : session.place,
    }),
  });
}

/** Meetings told by post. */
export const meetListener = (letters: Letters): Listener => ({
  name: 'paper.meetings',
  on: Object.keys(news),
  handle: (scope, event) => meetByLetter(scope, event, letters),
});
