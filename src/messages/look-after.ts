import { type Database, systemActor } from '../platform/database/index.ts';
import type { Sender, Senders } from './channels/channel.ts';
import { askedAfter } from './queries/messages.ts';
import { recordArrival } from './record-arrival.ts';
import { messageStore } from './store.ts';

/** Asked after at once, oldest question first. */
const AT_ONCE = 50;
const LEAST_MINUTES = 10;

type Setup = { readonly database: Database; readonly senders: Senders };

/**
 * Asks carriers that can be asked what became of messages they took: after ten minutes, then ever later, for two weeks. Each is asked
 * outside of any transaction.
 * @returns how many of them have come to an end
 */
export async function lookAfter({ database, senders }: Setup, programmeId: string): Promise<number> {
  const actor = systemActor(programmeId);
  const waiting = await database.within(actor, scope => askedAfter(scope, AT_ONCE));
  let ended = 0;
  for (const { id, outsideId, channel, sentAt } of waiting) {
    const sender: Sender | undefined = senders[channel];
    const arrival = (await sender?.look?.(outsideId)) ?? null;
    await database.within(actor, async scope => {
      if (arrival) {
        if (await recordArrival(scope, { messageId: id, outsideId: null }, arrival)) ended += 1;
        return;
      }
      const age = sentAt.until(scope.now).total('minutes');
      const minutes = Math.round(Math.max(LEAST_MINUTES, age / 4));
      await messageStore(scope).lookLater(id, scope.now.add({ minutes }));
    });
  }
  return ended;
}
