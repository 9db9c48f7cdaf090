import { fail, ok, type Result } from '../result.ts';
import { routingKeys } from './routing-keys.ts';

/** Why text is no Eircode: wrong shape or letters, or a routing key that does not exist. */
export type EircodeFault = 'shape' | 'routing_key';

const letters = 'ACDEFHKNPRTVWXY';
const shape = new RegExp(`^([${letters}]\\d{2}|D6W)([${letters}\\d]{4})$`);

/**
 * Reads an Eircode as typed, `v95xy12` → `V95 XY12`. The letter O is never in an Eircode, so it is read as nought.
 * Source: Eircode Product Guide 1.5 (allowed characters, presentation with one space, D6W as the only routing key
 * that ends in a letter). An Eircode has no check digit: a slip in the last four characters cannot be seen.
 */
export function parseEircode(text: string): Result<string, EircodeFault> {
  const typed = text
    .toUpperCase()
    .replace(/[\s\-‐-―.]/g, '')
    .replaceAll('O', '0');
  const found = shape.exec(typed);
  if (found === null) return fail('shape');
  const [, key = '', unique = ''] = found;
  return routingKeys.has(key) ? ok(`${key} ${unique}`) : fail('routing_key');
}

/** The routing key of an Eircode or of a routing key alone, as typed: `V95`. Null where there is none. */
export function routingKeyOf(text: string): string | null {
  const typed = text
    .toUpperCase()
    .replace(/[\s\-‐-―.]/g, '')
    .replaceAll('O', '0');
  const key = typed.slice(0, 3);
  return (typed.length === 3 || shape.test(typed)) && routingKeys.has(key) ? key : null;
}
