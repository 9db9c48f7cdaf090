import { createHmac } from 'node:crypto';
import type { Channel } from '../../programmes/index.ts';
import { type Answer, askOutside } from './ask-outside.ts';
import type { Arrival, Handed, Outgoing, Sender } from './channel.ts';
import { found } from './gateway-shape.ts';

/** An account with GOV.UK Notify. */
export type NotifySettings = {
  readonly url: string;
  /** `name-<service>-<secret>`, as Notify shows it. */
  readonly key: string;
  /** For texts and e-mails the template that holds `((body))`, and `((subject))`; for letters the postage. */
  readonly ways: Partial<Readonly<Record<Channel, string>>>;
  /** Sender of texts that must not say who we are, by its id at Notify. Null: the account's own is a number. */
  readonly neutralSender: string | null;
  readonly patience?: number;
};

type Clock = () => number;
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const keyForm = new RegExp(`(${UUID})-(${UUID})$`, 'i');

/** Service and secret of a key. Null when it is none. */
export function readNotifyKey(key: string): { readonly service: string; readonly secret: string } | null {
  const [, service, secret] = keyForm.exec(key.trim()) ?? [];
  return service && secret ? { service, secret } : null;
}

/** The token that Notify asks for: HS256 over who we are and what time it is. It is good for thirty seconds. */
export function notifyToken(key: string, epochSeconds: number): string {
  const read = readNotifyKey(key);
  if (!read) throw new TypeError('not a key of Notify');
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const said = `${part({ typ: 'JWT', alg: 'HS256' })}.${part({ iss: read.service, iat: epochSeconds })}`;
  return `${said}.${createHmac('sha256', read.secret).update(said).digest('base64url')}`;
}

/**
 * Hands messages of one channel to Notify. Before a second try it asks whether the first arrived, so that nobody gets a message twice.
 * @param clock seconds since 1970, for the token
 */
export function makeNotify(
  settings: NotifySettings,
  channel: Channel,
  clock: Clock = () => Math.floor(Date.now() / 1000),
): Sender {
  const { url, key, patience = 20_000 } = settings;
  const ask = (method: 'GET' | 'POST', path: string, body?: object) =>
    askOutside(`${url}/v2/notifications${path}`, {
      method,
      headers: {
        authorization: `Bearer ${notifyToken(key, clock())}`,
        'content-type': 'application/json',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      patience,
    });
  return {
    name: 'notify',
    async send(message) {
      if (message.again) {
        const before = await ask('GET', `?reference=${message.id}`);
        if (before.status !== 200) return fateOf(before);
        const outsideId = found(before.body, 'notifications.0.id');
        if (outsideId) return { fate: 'taken', outsideId };
      }
      const body = bodyOf(settings, channel, message);
      return body ? fateOf(await ask('POST', `/${channel}`, body)) : { fate: 'impossible' };
    },
    async look(outsideId) {
      const answer = await ask('GET', `/${encodeURIComponent(outsideId)}`);
      return answer.status === 200 ? arrivalOf(found(answer.body, 'status')) : null;
    },
  };
}

function bodyOf({ ways, neutralSender }: NotifySettings, channel: Channel, message: Outgoing): object | null {
  const { id: reference, to, subject, text, attachment, neutral } = message;
  if (channel === 'letter') {
    if (!attachment) return null;
    const content = Buffer.from(attachment.bytes).toString('base64');
    return { reference, content, postage: ways.letter };
  }
  if (channel === 'email') {
    if (attachment) return null;
    return {
      reference,
      email_address: to,
      template_id: ways.email,
      personalisation: { subject, body: text },
    };
  }
  return {
    reference,
    phone_number: to,
    template_id: ways.sms,
    personalisation: { body: text },
    ...(neutral && neutralSender ? { sms_sender_id: neutralSender } : {}),
  };
}

/** Their errors are `{ errors: [{ error, message }] }`. */
function fateOf(answer: Answer): Handed {
  const { status } = answer;
  if (status === 0) return { fate: 'away' };
  if (status === 200 || status === 201) return { fate: 'taken', outsideId: found(answer.body, 'id') };
  const error = found(answer.body, 'errors.0.error') ?? '';
  const said = found(answer.body, 'errors.0.message') ?? '';
  // So many a minute, or so many a day.
  if (status === 429) return { fate: 'wait', seconds: error === 'TooManyRequestsError' ? 3_600 : 60 };
  if (status === 401 || status === 403 || status === 404) return { fate: 'away' };
  if (status === 400)
    return {
      fate: /phone_number|email_address|to_field|phone number|email address/i.test(said)
        ? 'refused'
        : 'impossible',
    };
  return { fate: status >= 500 ? 'later' : 'impossible' };
}

/** What one of Notify's states says of a message; null while it is on its way. */
export function arrivalOf(state: string | null): Arrival | null {
  switch (state) {
    case 'delivered':
    case 'received':
      return 'delivered';
    case 'permanent-failure':
      return 'bounced';
    case 'temporary-failure':
    case 'technical-failure':
    case 'validation-failed':
    case 'virus-scan-failed':
    case 'cancelled':
      return 'gone';
    default:
      return null;
  }
}
