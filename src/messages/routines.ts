import type { Database } from '../platform/database/index.ts';
import type { Routine } from '../platform/events/index.ts';
import { channels } from '../programmes/index.ts';
import type { Senders } from './channels/channel.ts';
import { lookAfter } from './look-after.ts';
import { remindOfSessions } from './remind-of-sessions.ts';
import type { AskDeps } from './replies/index.ts';
import { AT_ONCE, type Paper, sendDue } from './send-due.ts';

/** Rounds of one minute at most: after a day without a mail server the others of the house are not kept waiting by one. */
const MOST_ROUNDS = 25;

/** What the clock does for each channel. They go on their own, so that one that hangs holds up none of the others. */
const sendings = {
  email: 'messages.send',
  sms: 'messages.send_texts',
  letter: 'messages.send_letters',
} as const;

/**
 * Sends what is due every minute by each channel that leaves the house, and writes the reminders of meetings that are near.
 * @param senders a channel without one stays in the outbox on screen
 */
export function messageRoutines(deps: {
  readonly database: Database;
  readonly senders: Senders;
  /** Prints letters that leave by a sender. */
  readonly paper?: Paper;
  /** Where answers to reminders come in. */
  readonly answers: AskDeps;
}): readonly Routine[] {
  const { database, senders, paper, answers } = deps;
  const reminders: Routine = {
    name: 'messages.reminders',
    cron: '*/15 * * * *',
    handle: scope => remindOfSessions(scope, answers),
  };
  const sending = channels.codes.flatMap((channel): Routine[] => {
    const sender = senders[channel];
    if (!sender) return [];
    return [
      {
        name: sendings[channel],
        cron: '* * * * *',
        async handle(scope) {
          for (let round = 0; round < MOST_ROUNDS; round += 1) {
            const done = await sendDue({ database, sender, channel, paper }, scope.actor.programmeId);
            // A server that is in trouble is left alone until the next minute.
            if (done.later > 0 || done.taken + done.failed < AT_ONCE) return;
          }
        },
      },
    ];
  });
  const looking: Routine = {
    name: 'messages.look_after',
    cron: '*/10 * * * *',
    async handle(scope) {
      await lookAfter({ database, senders }, scope.actor.programmeId);
    },
  };
  const canBeAsked = channels.codes.some(channel => senders[channel]?.look !== undefined);
  return [reminders, ...sending, ...(canBeAsked ? [looking] : [])];
}
