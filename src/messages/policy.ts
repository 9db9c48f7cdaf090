import type { Actor } from '../platform/database/index.ts';
import { hardHolds, type Message, type MessageAct } from './message.ts';

export type Answer = { readonly ok: true } | { readonly ok: false; readonly reasonKey: string };

const yes: Answer = { ok: true };
const no = (reasonKey: string): Answer => ({ ok: false, reasonKey });

/** What a policy needs to know of a message. */
export type MessageStanding = Pick<Message, 'state' | 'stateReason' | 'channel'> & {
  readonly linkWorkerId: string | null;
};

/**
 * May this actor do that to this message? The co-ordinator decides about all, a link worker about those of their own
 * people. A message that is sent stays sent; one that a safe-contact rule stopped is released by changing the
 * facts (the person's record), never by a button.
 */
export function may(actor: Actor, act: MessageAct | 'read', message: MessageStanding): Answer {
  if (!['link_worker', 'coordinator', 'system'].includes(actor.role)) return no('messages.refused.role');
  if (actor.role === 'link_worker' && message.linkWorkerId !== actor.id)
    return no('messages.refused.notYours');
  if (act === 'read') return yes;
  const { state } = message;
  if (state === 'sent' || state === 'cancelled') return no('messages.refused.done');
  if (act === 'release') return state === 'held' ? yes : no('messages.refused.notHeld');
  if (act === 'again') return state === 'failed' ? yes : no('messages.refused.notFailed');
  return yes;
}

/** Whether a hold is one that only the facts can lift. */
export function isHard(reason: string | null): boolean {
  return hardHolds.some(one => one === reason);
}
