import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Seconds a code lasts, and its figures: what every authenticator app can do. */
const STEP = 30;
const FIGURES = 6;
/** Steps a clock may be off, before and after. */
const DRIFT = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret: 160 bits, as RFC 4226 recommends. */
export const newTotpSecret = (): Buffer => randomBytes(20);

/** The code of one step (RFC 6238 over RFC 4226, HMAC-SHA-1, six figures). */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** FIGURES).padStart(FIGURES, '0');
}

/** The step a moment is in. */
export const totpStep = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1000 / STEP);

/**
 * The step whose code this is, among now and one to each side, later than the last one used; null when there is none.
 * Every candidate is compared, so that the time tells nothing.
 */
export function totpMatch(secret: Buffer, code: string, now: number, lastStep: number): number | null {
  const typed = Buffer.from(code.replace(/\s/g, ''));
  let found: number | null = null;
  for (let step = now - DRIFT; step <= now + DRIFT; step += 1) {
    const expected = Buffer.from(totpCode(secret, step));
    const same = typed.length === expected.length && timingSafeEqual(typed, expected);
    if (same && step > lastStep) found = step;
  }
  return found;
}

/** The secret to type in by hand, in groups of four. */
export function totpText(secret: Buffer): string {
  let bits = '';
  for (const byte of secret) bits += byte.toString(2).padStart(8, '0');
  const symbols = bits.match(/.{1,5}/g)?.map(five => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]) ?? [];
  return symbols.join('').replace(/(.{4})(?=.)/g, '$1 ');
}

/** The address inside the picture that an app reads. */
export function totpAddress(secret: Buffer, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const query = new URLSearchParams({ secret: totpText(secret).replaceAll(' ', ''), issuer });
  return `otpauth://totp/${label}?${query}`;
}
