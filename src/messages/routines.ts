import type { Database } from '../platform/database/index.ts';
import type { Routine } from '../platform/events/index.ts';
import type { Mailer } from './mailer.ts';
import { remindOfSessions } from './remind-of-sessions.ts';
import { sendDue } from './send-due.ts';

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
      await sendDue({ database, mailer }, scope.actor.programmeId);
    },
  };
  return [reminders, sending];
}
