import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';
import { seal, unseal } from './sealed.ts';
import { keyFor } from './signin-actor.ts';

/** How long somebody may take between a question (a challenge, a trip to a provider) and its answer. */
const MINUTES = 10;

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
  const text = unseal(keyFor(secret, 'ticket'), purpose, Buffer.from(ticket, 'base64url'));
  if (!text) return null;
  const [until, value] = JSON.parse(text.toString('utf8')) as [number, unknown];
  return until > now ? value : null;
}

/** Spends a ticket. @returns false when it was spent before */
export async function spendTicket({ db, actor }: Scope, ticket: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('spent_ticket')
    .values({
      programme_id: actor.programmeId,
      hash: createHash('sha256').update(ticket).digest(),
      expires_at: sql<Temporal.Instant>`now() + interval '1 hour'`,
    })
    .onConflict(conflict => conflict.columns(['programme_id', 'hash']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
