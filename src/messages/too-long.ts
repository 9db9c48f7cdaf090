import type { Channel } from '../programmes/index.ts';
import { MOST_PARTS, partsOf } from './channels/parts.ts';

/**
 * Whether a text message is longer than what goes in one piece. It is then held for a member of staff, whole: what is cut off a
 * message may be the half that matters.
 */
export function tooLong(channel: Channel, body: string): 'too_long' | null {
  return channel === 'sms' && partsOf(body).count > MOST_PARTS ? 'too_long' : null;
}
