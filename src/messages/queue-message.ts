import type { Scope } from '../platform/database/index.ts';
import { type NewMessage, type Queued, queueMessages } from './queue-messages.ts';

export type { NewMessage, Queued } from './queue-messages.ts';

/**
 * Writes a message and puts it into the outbox. What goes to a person takes a way that they allow or is held; who
 * refers, a GP or a group is written to at the address given, when the person agrees: without their word on it the message is held,
 * and where they said no it is not written. A courtesy that has no way is not written. Nothing is sent
 * here.
 * @throws TypeError for values a template lacks, NotFound for a programme that is not there
 * @example await queueMessage(scope, { template: 'worker_will_ring', personId, referralId, values: { name, worker } });
 */
export async function queueMessage(scope: Scope, input: NewMessage): Promise<Queued> {
  const [queued] = await queueMessages(scope, [input]);
  if (!queued) throw new TypeError('a message was neither written nor left out');
  return queued;
}
