import { audit } from '../audit/index.ts';
import { settleTasks } from '../care/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { Arrival } from './channels/channel.ts';
import type { Message } from './message.ts';
import { messageStore } from './store.ts';

/**
 * Writes down what the outside says became of a message. The same said twice, or said of a message that nobody knows or that a hand
 * has sent, changes nothing. What is said in the wrong order ends the same: a text that arrived has arrived; an e-mail that came
 * back has come back, for a server in the middle may say that it was delivered.
 * @returns whether anything changed
 */
export async function recordArrival(
  scope: Scope,
  of: { readonly messageId: string | null; readonly outsideId: string | null },
  arrival: Arrival,
): Promise<boolean> {
  const store = messageStore(scope);
  const id = await store.outside(of);
  const message = id ? await store.hold(id) : undefined;
  if (!message || !changes(message, arrival)) return false;
  if (arrival === 'delivered') {
    const heard = { deliveredAt: scope.now, fateAt: scope.now, stateReason: null, nextTryAt: null };
    await store.change(message.id, { state: 'sent', ...heard });
    await settleTasks(scope, 'message_failed', message.id);
  } else {
    const state = { state: 'failed', stateReason: arrival, deliveredAt: null, nextTryAt: null } as const;
    await store.change(message.id, { ...state, fateAt: scope.now });
    await emit(scope, { name: 'MessageFailed', subjectId: message.id, payload: { reason: arrival } });
  }
  await audit(scope, {
    verb: `message.${arrival}`,
    subject: { kind: 'message', id: message.id },
    personId: message.personId,
  });
  return true;
}

function changes({ state, stateReason, deliveredAt, channel, tries }: Message, arrival: Arrival): boolean {
  // It may be said before our own "taken" is written: whoever tried it knows.
  const left = (state === 'sent' && stateReason !== 'by_hand') || (state === 'queued' && tries > 0);
  const lost = state === 'failed' && (stateReason === 'bounced' || stateReason === 'gone');
  if (arrival === 'delivered') return deliveredAt === null && (left || (lost && channel !== 'email'));
  return left && (deliveredAt === null || channel === 'email');
}
