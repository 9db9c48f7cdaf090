import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor, Scope } from '../../platform/database/index.ts';

/** How long a group can use its link. */
export const LINK_DAYS = 30;
const shape = /^[A-Za-z0-9_-]{43}$/;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What a link opens, and whether it still does. */
export type OpenedLink = {
  readonly serviceId: string;
  readonly standing: 'open' | 'expired' | 'withdrawn';
};

/**
 * Makes a link to the entry of one service for its group. Only the hash of the token is kept.
 * @returns the token; the address is `/<programme>/entry/<token>`
 */
export async function addServiceLink(scope: Scope, serviceId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await scope.db
    .insertInto('service_link')
    .values({
      programme_id: scope.actor.programmeId,
      token_hash: hashOf(token),
      service_id: serviceId,
      created_at: scope.now,
      expires_at: scope.now.add({ hours: LINK_DAYS * 24 }),
    })
    .execute();
  return token;
}

/** What a token opens; null when there is no such link. */
export async function openServiceLink({ db, now }: Scope, token: string): Promise<OpenedLink | null> {
  if (!shape.test(token)) return null;
  const { rows } = await sql<OpenedLink>`
    select service_id as "serviceId", standing from open_service_link(${hashOf(token)}, ${now}::timestamptz)`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Ends all links to an entry that still open it. @returns how many */
export async function withdrawServiceLinks(
  { db, actor, now }: Scope,
  serviceIds: readonly string[],
): Promise<number> {
  const done = await db
    .updateTable('service_link')
    .set({ withdrawn_at: now })
    .where('programme_id', '=', actor.programmeId)
    .where('service_id', '=', eb => eb.fn.any(eb.val([...serviceIds])))
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** The holder of a link: a visitor who may say something of this one service, and of no other. */
export function groupOf(programmeId: string, serviceId: string): Actor {
  return { programmeId, id: serviceId, role: 'public', teams: [], name: '' };
}
