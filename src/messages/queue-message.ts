import type { ConsentRecipient } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { Channel } from '../programmes/index.ts';
import type { MessageState, SoftHold } from './message.ts';
import { queueMessages } from './queue-messages.ts';
import type { TemplateName } from './templates.ts';
import type { MessageValues } from './write-message.ts';

export type NewMessage = {
  /** `stableId(event.id, template)` when an event made it; then it is made once however often the event is heard. */
  readonly id?: string | undefined;
  readonly template: TemplateName;
  readonly values: MessageValues;
  readonly personId?: string | null | undefined;
  readonly referralId?: string | null | undefined;
  readonly letterId?: string | null | undefined;
  /** One way only, of those the template has. */
  readonly channel?: Channel | undefined;
  /** Language; without it the person's, or the programme's first. */
  readonly locale?: string | undefined;
  /** Addresses of a professional or a group. Those of a person come from their record, never from here. */
  readonly recipient?: { readonly email?: string | null; readonly address?: string | null } | undefined;
  /** The recipient as consents name them, where the template is one that needs consent. */
  readonly told?: ConsentRecipient | undefined;
  /** After this it would tell something that is no use any more, such as a reminder of what has been. */
  readonly usefulUntil?: Temporal.Instant | undefined;
  /** Something a person must decide first. */
  readonly hold?: SoftHold | null | undefined;
};

export type Queued = {
  readonly id: string;
  readonly state: MessageState | 'not_written';
  readonly reason: string | null;
  /** False when a message of this id was there before. */
  readonly added: boolean;
};

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
