import { makeMailer } from '../mailer.ts';
import { byMail } from './by-mail.ts';
import type { Senders } from './channel.ts';
import { type GatewaySettings, makeGateway } from './gateway.ts';
import { makeNotify, type NotifySettings } from './notify.ts';

/** What the settings say about how messages leave; all null: everything stays on screen. */
export type ChannelSettings = {
  readonly mailUrl: string | null;
  readonly sms: GatewaySettings | null;
  readonly notify: NotifySettings | null;
};

/** A sender for each channel that is set up. A server of one's own goes before Notify. */
export function makeSenders({ mailUrl, sms, notify }: ChannelSettings): Senders {
  const by = (channel: 'email' | 'sms' | 'letter') =>
    notify?.ways[channel] ? makeNotify(notify, channel) : undefined;
  const email = mailUrl ? byMail(makeMailer(mailUrl)) : by('email');
  const text = sms ? makeGateway(sms) : by('sms');
  const letter = by('letter');
  return {
    ...(email ? { email } : {}),
    ...(text ? { sms: text } : {}),
    ...(letter ? { letter } : {}),
  };
}
