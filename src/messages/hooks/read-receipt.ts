import type { Arrival } from '../channels/channel.ts';

/** What a gateway told of one message. `arrival` null: it is still on its way, or nobody knows this word. */
export type Receipt = {
  /** Our own id of it, where the gateway gives it back. */
  readonly messageId: string | null;
  readonly outsideId: string | null;
  readonly arrival: Arrival | null;
};

const ourNames = ['reference', 'custom_string', 'client_reference'];
const theirNames = ['id', 'MessageSid', 'SmsSid', 'message_id', 'messageId'];
const stateNames = ['status', 'MessageStatus', 'SmsStatus', 'event'];

const arrivals: Readonly<Record<string, Arrival>> = {
  delivered: 'delivered',
  delivrd: 'delivered',
  read: 'delivered',
  received: 'delivered',
  'permanent-failure': 'bounced',
  bounced: 'bounced',
  bounce: 'bounced',
  hard_bounce: 'bounced',
  undelivered: 'bounced',
  undeliv: 'bounced',
  rejected: 'bounced',
  rejectd: 'bounced',
  delivery_failed: 'bounced',
  failed: 'gone',
  expired: 'gone',
  soft_bounce: 'gone',
  'temporary-failure': 'gone',
  'technical-failure': 'gone',
  'validation-failed': 'gone',
  'virus-scan-failed': 'gone',
  cancelled: 'gone',
};

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Reads a receipt, by the names that well-known gateways use. Whatever else stands in it is not looked at. */
export function readReceipt(body: Readonly<Record<string, unknown>>): Receipt {
  const outsideId = textAt(body, theirNames);
  const reference = textAt(body, ourNames);
  const state = textAt(body, stateNames)?.toLowerCase() ?? '';
  return {
    outsideId,
    // A Message-ID of ours has our id in it.
    messageId: uuid.exec(reference ?? '')?.[0]?.toLowerCase() ?? null,
    arrival: Object.hasOwn(arrivals, state) ? (arrivals[state] ?? null) : null,
  };
}

/** The first of these names that holds something short. */
export function textAt(body: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  for (const name of names) {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text.trim() !== '' && text.length <= 250) return text.trim();
  }
  return null;
}
