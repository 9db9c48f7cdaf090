import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';
import { seal, unseal } from './sealed.ts';
import { keyFor } from './signin-actor.ts';

/** How long somebody may take between a question (a challenge, a trip to a provider) and its answer. */
const MINUTES = 10;

const bytesOf = (ticket: string): Buffer => Buffer.from(ticket, 'base64url');

/**
 * Something the house will want to know again, given to the browser to keep: sealed, with its end, for one purpose.
 * @param value anything JSON can say
 */
export function makeTicket(secret: Buffer, purpose: string, value: unknown, now = Date.now()): string {
  const text = Buffer.from(JSON.stringify([now + MINUTES * 60_000, value]));
  return seal(keyFor(secret, 'ticket'), purpose, text).toString('base64url');
}

/** What a ticket holds; null when it is not ours, of another purpose or too old. */
export function readTicket(secret: Buffer, purpose: string, ticket: string, now = Date.now()): unknown {
  const text = unseal(keyFor(secret, 'ticket'), purpose, bytesOf(ticket));
  if (!text) return null;
  const [until, value] = JSON.parse(text.toString('utf8')) as [number, unknown];
  return until > now ? value : null;
}

/**
 * Spends a ticket. What counts is what it decodes to: the same bytes can be written in many ways (`=` at the end, blanks, another
 * alphabet), and a second spelling is no second ticket.
 * @returns false when it was spent before, or there is no such programme
 */
export async function spendTicket({ db, actor }: Scope, ticket: string): Promise<boolean> {
  const hash = createHash('sha256').update(bytesOf(ticket)).digest();
  const { numAffectedRows } = await sql`
    insert into spent_ticket (programme_id, hash, expires_at)
    select id, ${hash}, now() + interval '1 hour' from programme where id = ${actor.programmeId}::uuid
    on conflict (programme_id, hash) do nothing`.execute(db);
  return numAffectedRows === 1n;
}
