import type { TagTone, View } from '../../ui/index.ts';
import type { Message } from '../message.ts';
import { type Leaving, leaves } from '../queries/messages.ts';

/** What became of a message, in words. Nothing is called sent that no mail server took. */
export function stateWords({ t, say }: View, message: Message, leaving: Leaving): string {
  const { state, channel, sentAt, deliveredAt, stateReason } = message;
  if (state === 'queued') {
    const waits = `messages.state.waits.${stateReason}`;
    if (stateReason && t.has(waits)) return t(waits);
    if (leaves(leaving, channel)) return t(`messages.state.leaving.${channel}`);
    return t(channel === 'email' ? 'messages.state.queued.screen' : `messages.state.queued.${channel}`);
  }
  if (state === 'sent' && deliveredAt) {
    return t('messages.state.delivered', { when: say.when(deliveredAt) });
  }
  if (state === 'sent' && sentAt) {
    const when = say.when(sentAt);
    const how = stateReason === 'by_hand' || stateReason === 'posted' ? `.${stateReason}` : '';
    return t.of(`messages.state.sent${how}`, { when });
  }
  if (state === 'cancelled' && stateReason === 'overtaken') return t('messages.state.overtaken');
  return t.of(`messages.state.${state}`);
}

/** Why it is held or has failed, or null. */
export function reasonWords({ t }: View, { stateReason, tries, state }: Message): string | null {
  const key = `messages.reason.${stateReason}`;
  return (state === 'held' || state === 'failed') && t.has(key) ? t(key, { tries }) : null;
}

/** The tone of its tag. */
export function toneOf({ state }: Message): TagTone {
  if (state === 'held' || state === 'failed') return 'look';
  return state === 'queued' ? 'wait' : state === 'sent' ? 'going' : 'plain';
}

/** What a message is, by its template. */
export function templateWords({ t }: View, { template }: Pick<Message, 'template'>): string {
  const key = `messages.template.${template}`;
  return t.has(key) ? t(key) : template;
}
