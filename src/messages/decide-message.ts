import { audit } from '../audit/index.ts';
import { settleTasks } from '../care/index.ts';
import { Forbidden, NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { MessageAct } from './message.ts';
import { may } from './policy.ts';
import { findMessage, type ListedMessage } from './queries/messages.ts';
import { type WayOut, wayToOther } from './safe-contact.ts';
import { isBlotted, messageStore } from './store.ts';
import { saidNo, wayNow } from './what-stops.ts';

export type MessageDecision = {
  readonly messageId: string;
  readonly act: MessageAct;
  /** A better e-mail address of a professional or group; a person's is changed in their record. */
  readonly email?: string | null | undefined;
};

const verbs = {
  release: 'released',
  again: 'tried_again',
  by_hand: 'done_by_hand',
  cancel: 'cancelled',
} as const;
const refusals = ['messages.refused.role', 'messages.refused.notYours'];

/**
 * What a member of staff decides about a message that waits: let it go, try again, done by hand, or not at all. A
 * release asks the safe-contact rules once more; when they still stop it, it stays held.
 * @returns false when it stays held
 * @throws NotFound, Forbidden (not theirs), Refused (it has gone already, or is not held or failed)
 */
export async function decideMessage(scope: Scope, input: MessageDecision): Promise<boolean> {
  const { act } = input;
  const store = messageStore(scope);
  if (!(await store.hold(input.messageId))) throw new NotFound('message');
  const message = await findMessage(scope, input.messageId);
  if (!message) throw new NotFound('message');
  const answer = may(scope.actor, act, message);
  if (!answer.ok) {
    throw refusals.includes(answer.reasonKey)
      ? new Forbidden(answer.reasonKey)
      : new Refused(answer.reasonKey);
  }
  // Done by hand is as much told as sent: nobody posts what the person has said no to.
  if (act === 'by_hand' && (await saidNo(scope, message))) throw new Refused('messages.refused.consent');
  // What was taken out of it with the link cannot be sent again.
  if (act === 'again' && message.stateReason === 'bounced' && isBlotted(message.body)) {
    throw new Refused('messages.refused.blotted');
  }
  await settleTasks(scope, 'message_failed', message.id);
  await audit(scope, {
    verb: `message.${verbs[act]}`,
    subject: { kind: 'message', id: message.id },
    personId: message.personId,
    reason: message.stateReason,
    fields: input.email ? ['state', 'recipient'] : ['state'],
  });
  if (act === 'cancel') {
    await store.change(message.id, { state: 'cancelled', nextTryAt: null, decided: true });
    return true;
  }
  if (act === 'by_hand') {
    const done = { state: 'sent', stateReason: 'by_hand', sentAt: scope.now } as const;
    await store.change(message.id, { ...done, nextTryAt: null, decided: true });
    return true;
  }
  return letGo(scope, message, input.email ?? null);
}

async function letGo(scope: Scope, message: ListedMessage, email: string | null): Promise<boolean> {
  const store = messageStore(scope);
  const way = (await wayNow(scope, message)) ?? otherAddress(message, email);
  if (way.hold) {
    await store.change(message.id, { state: 'held', stateReason: way.hold, recipient: '', decided: true });
    return false;
  }
  await store.change(message.id, {
    state: 'queued',
    stateReason: null,
    recipient: way.recipient,
    nextTryAt: null,
    tries: 0,
    decided: true,
  });
  return true;
}

/** Where a message to a professional or a group goes: to the address just given, else where it was to go. */
function otherAddress({ channel, recipient }: ListedMessage, email: string | null): WayOut {
  const address = channel === 'letter' ? recipient : null;
  return wayToOther({ email: email ?? recipient, address, phone: null }, [channel]);
}
