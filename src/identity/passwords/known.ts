import { hash } from 'node:crypto';
import { KNOWN_MARKS } from './known-marks.ts';

/** Bytes of a mark: of the passwords that people choose one in hundreds of millions is taken for a known one by chance. */
const LENGTH = 5;
const marks = new Set<string>();
const bytes = Buffer.from(KNOWN_MARKS, 'base64');
for (let at = 0; at < bytes.length; at += LENGTH) marks.add(bytes.toString('hex', at, at + LENGTH));

/** How many passwords are known by name. */
export const knownPasswords = marks.size;

/** Whether a password leads lists of stolen ones, in large or small letters (ASVS 5.0, 6.2.4 and 6.2.12). */
export function isKnown(password: string): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  return marks.has(hash('sha256', text, 'hex').slice(0, LENGTH * 2));
}
