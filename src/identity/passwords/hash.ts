import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { gate } from './gate.ts';

const derive = promisify(argon2);

/** Argon2id, 19 MiB, two passes: the OWASP minimum for a shared server. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** Two at once are 38 MiB; a hundred in line are served within about three seconds. */
const work = gate({ atOnce: 2, waiting: 100 });

/** What a secret becomes with a salt of 16 bytes or more, at the cost of a password. @throws TooBusy */
export function stretch(text: string, salt: Buffer): Promise<Buffer> {
  return work(() => derive('argon2id', { ...cost, message: text, nonce: salt }));
}

/** Makes the text kept for a password: version, salt and tag. @throws TooBusy */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await work(() => derive('argon2id', { ...cost, message: password.normalize('NFKC'), nonce }));
  return `argon2id-1$${nonce.toString('base64url')}$${tag.toString('base64url')}`;
}

/**
 * Whether the password belongs to what is kept. Without anything kept the same work is done, so that the time
 * does not tell whether an account exists.
 * @throws TooBusy when too many wait; then nothing was looked at
 */
export async function checkPassword(password: string, kept: string | null): Promise<boolean> {
  const [version, salt, tag] = (kept ?? '').split('$');
  const known = version === 'argon2id-1' && salt && tag;
  const nonce = known ? Buffer.from(salt, 'base64url') : Buffer.alloc(16);
  const made = await work(() => derive('argon2id', { ...cost, message: password.normalize('NFKC'), nonce }));
  const expected = known ? Buffer.from(tag, 'base64url') : Buffer.alloc(32);
  return timingSafeEqual(made, expected) && Boolean(known);
}
