import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** Argon2id, 19 MiB, two passes: the OWASP minimum for a shared server. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** Makes the text kept for a password: version, salt and tag. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { ...cost, message: password.normalize('NFKC'), nonce });
  return `argon2id-1$${nonce.toString('base64url')}$${tag.toString('base64url')}`;
}

/**
 * Whether the password belongs to what is kept. Without anything kept the same work is done, so that the time
 * does not tell whether an account exists.
 */
export async function checkPassword(password: string, kept: string | null): Promise<boolean> {
  const [version, salt, tag] = (kept ?? '').split('$');
  const known = version === 'argon2id-1' && salt && tag;
  const nonce = known ? Buffer.from(salt, 'base64url') : Buffer.alloc(16);
  const made = await derive('argon2id', { ...cost, message: password.normalize('NFKC'), nonce });
  const expected = known ? Buffer.from(tag, 'base64url') : Buffer.alloc(32);
  return timingSafeEqual(made, expected) && Boolean(known);
}
