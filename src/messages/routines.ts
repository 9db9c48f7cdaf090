import type { Database } from '../platform/database/index.ts';
import type { Routine } from '../platform/events/index.ts';
import type { Mailer } from './mailer.ts';
import { remindOfSessions } from './remind-of-sessions.ts';
import { AT_ONCE, sendDue } from './send-due.ts';

/** Rounds of one minute at most: after a day without a mail server the others of the house are not kept waiting by one. */
const MOST_ROUNDS = 25;

/**
 * Sends due e-mails every minute, when there is a mail server, and writes the reminders of tomorrow's meetings at nine.
 * @param mailer null when MAIL_URL is not set: then e-mails stay in the outbox on screen
 */
export function messageRoutines(deps: {
  readonly database: Database;
  readonly mailer: Mailer | null;
}): readonly Routine[] {
  const { database, mailer } = deps;
  const reminders: Routine = {
    name: 'messages.reminders',
    cron: '0 9 * * *',
    handle: scope => remindOfSessions(scope),
  };
  if (!mailer) return [reminders];
  const sending: Routine = {
    name: 'messages.send',
    cron: '* * * * *',
    async handle(scope) {
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const { taken, later, failed } = await sendDue({ database, mailer }, scope.actor.programmeId);
        // A mail server that is in trouble is left alone until the next minute.
        if (later > 0 || taken + failed < AT_ONCE) return;
      }
    },
  };
  return [reminders, sending];
}
