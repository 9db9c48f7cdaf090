import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Actor, insertOnce, type Scope } from '../platform/database/index.ts';

/** How long a referrer can follow a referral by link. */
const DAYS = 180;
const addition = insertOnce('private_link');
const shape = /^[A-Za-z0-9_-]{43}$/;

const BYTES = 32;
/** Random bytes for some tokens: to ask for them each time costs more than the token. Each is used once and wiped. */
let pool = Buffer.alloc(0);
let used = 0;

/** 256 random bits, fit for an address. */
export function newToken(): string {
  if (used === pool.length) {
    pool = randomBytes(64 * BYTES);
    used = 0;
  }
  const bytes = pool.subarray(used, used + BYTES);
  used += BYTES;
  const token = bytes.toString('base64url');
  bytes.fill(0);
  return token;
}

/** Whether a text can be a token at all; anything else is not looked up. */
export function isToken(text: string): boolean {
  return shape.test(text);
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Makes a private link to the status page of a referral. Only the hash of the token is kept, so a message makes a link of its own.
 * @param token made before by `newToken`, when the page that shows it must know it first
 * @returns the token; the address is `/<programme>/status/<token>`
 */
export function addStatusLink(scope: Scope, referralId: string, token = newToken()): string {
  scope.atEnd(
    addition({
      programme_id: scope.actor.programmeId,
      token_hash: hashOf(token),
      purpose: 'referral_status',
      subject_id: referralId,
      created_at: scope.now,
      expires_at: scope.now.add({ hours: DAYS * 24 }),
    }),
  );
  return token;
}

/** The referral that a token opens now; null when it is wrong, expired or revoked, which nobody can tell apart. */
export async function openStatusLink({ db, now }: Scope, token: string): Promise<string | null> {
  if (!isToken(token)) return null;
  const { rows } = await sql<{ id: string | null }>`
    select open_private_link('referral_status', ${hashOf(token)}, ${now}::timestamptz) as id`.execute(db);
  return rows[0]?.id ?? null;
}

/** The holder of a private link: the actor of one referral and of no other. */
export function referrerOf(programmeId: string, referralId: string, name: string): Actor {
  return { programmeId, id: referralId, role: 'referrer', teams: [], name };
}
