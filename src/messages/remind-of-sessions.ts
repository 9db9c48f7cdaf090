import type { Scope } from '../platform/database/index.ts';
import { houseOf } from './queries/house.ts';
import { sessionsOn } from './queries/sessions.ts';
import { stableId } from './stable-id.ts';
import { tellOfSession } from './tell-of-session.ts';

/** Reminds everybody who meets their link worker tomorrow and may be written to. Safe to run again on the same day. */
export async function remindOfSessions(scope: Scope): Promise<void> {
  const { zone } = await houseOf(scope);
  const tomorrow = scope.now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
  for (const session of await sessionsOn(scope, tomorrow)) {
    const id = stableId(session.id, 'session_reminder', session.startsAt.toString());
    await tellOfSession(scope, id, 'session_reminder', session);
  }
}
