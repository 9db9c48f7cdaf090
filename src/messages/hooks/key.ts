import { createHash, timingSafeEqual } from 'node:crypto';

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
