import { textAt } from '../hooks/read-receipt.ts';

/** A text as a gateway brings it. */
export type Brought = {
  /** The gateway's name for it. */
  readonly gatewayId: string;
  readonly from: string;
  readonly body: string;
};

/** No gateway joins more than this; what is longer was made by nobody's phone. */
const LONGEST = 20_000;

/**
 * Reads a text by the names that well-known gateways use. Null where number, words or the gateway's name for it are missing: without one
 * it could not be told apart from another.
 */
export function readText(body: Readonly<Record<string, unknown>>): Brought | null {
  const gatewayId = textAt(body, ['id', 'MessageSid', 'SmsSid', 'message_id', 'messageId']);
  const from = textAt(body, ['source_number', 'From', 'from', 'originator', 'msisdn']);
  const words = ['message', 'Body', 'body', 'text', 'content'].find(
    name => Object.hasOwn(body, name) && typeof body[name] === 'string',
  );
  if (!gatewayId || !from || !words) return null;
  const text = String(body[words]).replaceAll('\0', '').toWellFormed();
  return text.length > LONGEST ? null : { gatewayId, from: clean(from), body: text };
}

const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed().slice(0, 60);
