import { type Answer, askOutside } from './ask-outside.ts';
import type { Handed, Outgoing, Sender } from './channel.ts';
import { found, type GatewayShape, placed } from './gateway-shape.ts';

/** A gateway for texts, spoken to by HTTP. */
export type GatewaySettings = {
  readonly url: string;
  readonly key: string;
  readonly shape: GatewayShape;
  /** The number or name that texts come from. */
  readonly from: string;
  /** The same for people whose messages must not say who we are. Null: `from`, where that is a number. */
  readonly neutralFrom: string | null;
  /** Milliseconds it may take to answer. */
  readonly patience?: number;
};

/** Seconds to leave a gateway alone that says it is too much and not until when. */
const USUAL_WAIT = 60;

/**
 * Hands texts to a gateway. Our id goes along where the gateway takes one; what was handed over without an answer is tried again
 * under the same id.
 * @example const gateway = makeGateway({ url, key, shape, from: 'Hedgerow', neutralFrom: '+353…' });
 */
export function makeGateway(settings: GatewaySettings): Sender {
  const { url, key, shape, patience = 15_000 } = settings;
  const secret = shape.scheme === 'Basic' ? Buffer.from(key).toString('base64') : key;
  return {
    name: 'gateway',
    async send(message) {
      const from = senderOf(settings, message);
      if (from === null) return { fate: 'impossible' };
      const values = placed([
        [shape.to, message.to],
        [shape.from, from],
        [shape.text, message.text],
        ...(shape.reference ? [[shape.reference, message.id] as const] : []),
      ]);
      const json = shape.body === 'json';
      const answer = await askOutside(url, {
        method: 'POST',
        headers: {
          authorization: `${shape.scheme} ${secret}`,
          'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
          'idempotency-key': message.id,
          accept: 'application/json',
        },
        body: json
          ? JSON.stringify(values)
          : new URLSearchParams(values as Record<string, string>).toString(),
        patience,
      });
      return fateOf(answer, shape);
    },
  };
}

/** A name tells who writes; where that must not be told it is a number, or nothing goes. */
function senderOf({ from, neutralFrom }: GatewaySettings, { neutral }: Outgoing): string | null {
  if (!neutral) return from;
  return neutralFrom ?? (/^\+?\d+$/.test(from) ? from : null);
}

function fateOf(answer: Answer, shape: GatewayShape): Handed {
  const { status } = answer;
  if (status === 0) return { fate: 'away' };
  if (status === 429) return { fate: 'wait', seconds: answer.retryAfter ?? USUAL_WAIT };
  if (status >= 200 && status < 300) return { fate: 'taken', outsideId: found(answer.body, shape.id) };
  // Our own key, address or account: nothing is wrong with the message, and it is the same for all.
  if ([401, 402, 403, 404, 405].includes(status) || (status >= 300 && status < 400)) return { fate: 'away' };
  if (status === 503 && answer.retryAfter !== null) return { fate: 'wait', seconds: answer.retryAfter };
  if (status === 400 || status === 422)
    return { fate: speaksOfNumber(answer.body) ? 'refused' : 'impossible' };
  return { fate: status === 408 || status >= 500 ? 'later' : 'impossible' };
}

/** Whether a refusal is about where it was to go. */
function speaksOfNumber(body: unknown): boolean {
  return /\b(recipients?|phone|number|msisdn|landline)\b|'To'/i.test(JSON.stringify(body ?? ''));
}
