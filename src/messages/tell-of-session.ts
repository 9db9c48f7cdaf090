import type { Scope } from '../platform/database/index.ts';
import type { View } from '../ui/index.ts';
import { safeContactOf } from './queries/contact.ts';
import { houseOf, viewOf } from './queries/house.ts';
import type { AboutSession } from './queries/sessions.ts';
import { queueMessage } from './queue-message.ts';

/**
 * Writes to the person about a meeting. Who wants neither text nor e-mail is told by the link worker.
 * @param id of the message, so that it is written once
 */
export async function tellOfSession(
  scope: Scope,
  id: string,
  template: 'session_booked' | 'session_moved' | 'session_cancelled',
  session: AboutSession,
): Promise<void> {
  const contact = await safeContactOf(scope, session.personId);
  if (!contact) return;
  const view = viewOf(await houseOf(scope), scope.now, contact.locale);
  await queueMessage(scope, {
    id,
    template,
    personId: session.personId,
    referralId: session.referralId,
    values: valuesOf(view, session),
  });
}

/** What every message about a meeting says of it, in the person's language. */
export function valuesOf({ t, say }: View, session: AboutSession) {
  // At home or over the telephone the place is known or is nobody else's business.
  const place = session.mode === 'home' || session.mode === 'phone' ? null : session.place;
  return {
    name: session.called,
    worker: session.workerName,
    when: say.when(session.startsAt),
    place: place ? `${place}.` : `${t.code('session_modes', session.mode)}.`,
  };
}
