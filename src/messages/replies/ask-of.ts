import type { Scope } from '../../platform/database/index.ts';
import type { View } from '../../ui/index.ts';
import type { KnownContact } from '../queries/contact.ts';
import type { House } from '../queries/house.ts';
import { wayTo } from '../safe-contact.ts';
import { type AskAbout, askStore, type NewAsk, newAskToken } from './store.ts';

/** Where answers can come in: the address that private links begin with, and whether texts arrive. */
export type AskDeps = { readonly publicUrl: string; readonly textsArrive: boolean };

export type AskInput = {
  readonly house: House;
  readonly view: View;
  readonly contact: KnownContact;
  readonly personId: string;
  readonly about: AskAbout;
  readonly subjectId: string;
  /** In the programme's zone. */
  readonly startsAt: Temporal.PlainDateTime;
};

/**
 * What a reminder needs to ask back: values for its words, and `keep`, which puts the question on record once the message is written. A text
 * asks only where texts come in; an e-mail asks by a link, unless its words must be neutral: those hold none.
 *
 * @example const question = askOf(scope, deps, about);
 *   await queueMessage(scope, { id, template, personId, values: { ...values, ...question.values } });
 *   await question.keep(id);
 */
export function askOf(scope: Scope, deps: AskDeps, input: AskInput) {
  const { house, view, contact, startsAt } = input;
  const { channel } = wayTo(contact, ['sms', 'email']);
  const byText = channel === 'sms' && deps.textsArrive;
  const byLink = channel === 'email' && !contact.neutralSender;
  const asks = house.settings.remindersAsk && (byText || byLink);
  const token = asks && byLink ? newAskToken() : null;
  const expiresAt = startsAt.toZonedDateTime(house.zone).toInstant();
  return {
    expiresAt,
    values: {
      ask: asks ? (byText ? 'text' : 'link') : 'none',
      link: token ? `${deps.publicUrl}/${house.slug}/reminder/${token}` : '',
      yes: view.t('messages.answer.yes'),
      no: view.t('messages.answer.no'),
      call: view.t('messages.answer.call'),
    },
    /** The question as it is kept, under the id of its message; null when it asks nothing. */
    row(messageId: string): NewAsk | null {
      if (channel === 'letter' || !asks) return null;
      const { personId, about, subjectId } = input;
      return { id: messageId, personId, about, subjectId, startsAt, channel, expiresAt, token };
    },
    async keep(messageId: string): Promise<void> {
      const row = this.row(messageId);
      if (row) await askStore(scope).addAll([row]);
    },
  };
}
