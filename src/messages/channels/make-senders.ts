import type { ChannelConfig } from '../../platform/channel-settings.ts';
import { ConfigProblem } from '../../platform/config.ts';
import { makeMailer } from '../mailer.ts';
import { byMail } from './by-mail.ts';
import type { Sender, Senders } from './channel.ts';
import { makeGateway } from './gateway.ts';
import { readShape } from './gateway-shape.ts';
import { makeNotify } from './notify.ts';

type Settings = { readonly mailUrl: string | null; readonly channels?: ChannelConfig };

/**
 * A sender for each channel that is set up. A server of one's own goes before Notify.
 * @throws ConfigProblem when SMS_SHAPE cannot be read
 */
export function sendersOf({ mailUrl, channels }: Settings): Senders {
  const notify = channels?.notify ?? null;
  const by = (channel: 'email' | 'sms' | 'letter'): Sender | null =>
    notify?.ways[channel] ? makeNotify(notify, channel) : null;
  const email = mailUrl ? byMail(makeMailer(mailUrl)) : by('email');
  const sms = gatewayOf(channels?.sms ?? null) ?? by('sms');
  const letter = by('letter');
  return { ...(email ? { email } : {}), ...(sms ? { sms } : {}), ...(letter ? { letter } : {}) };
}

function gatewayOf(sms: ChannelConfig['sms']): Sender | null {
  if (!sms) return null;
  const shape = readShape(sms.shape);
  if (!shape) {
    throw new ConfigProblem(
      `SMS_SHAPE must be twilio, messagebird, clicksend, usual, or words like “json Bearer to=to from=from text=text id=id”, but is ${JSON.stringify(sms.shape)}.`,
    );
  }
  return makeGateway({ ...sms, shape });
}
