import { createHash, timingSafeEqual } from 'node:crypto';
import { NotFound } from '../../core/index.ts';
import type { OpensTo } from '../../web/index.ts';

/** Who may call. @param hookKey null: nobody is heard, and the address does not exist */
export const openedBy =
  (hookKey: string | null): OpensTo =>
  authorization => {
    if (hookKey === null) throw new NotFound('address');
    return showsKey(authorization, hookKey);
  };

/**
 * Whether a program that calls shows our key: `Bearer <key>`, or as the password of `Basic` where it knows no other way. Takes as long
 * for a wrong one as for a right one.
 */
export function showsKey(header: string | undefined, key: string): boolean {
  const [, scheme = '', said = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(header ?? '') ?? [];
  const shown = scheme.toLowerCase() === 'basic' ? passwordIn(said) : said;
  return timingSafeEqual(hashed(shown), hashed(key));
}

const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();

function passwordIn(encoded: string): string {
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  return decoded.slice(decoded.indexOf(':') + 1);
}
