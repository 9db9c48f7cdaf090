import { hash, randomBytes } from 'node:crypto';
import { signinActor } from '../../../identity/index.ts';
import type { Database, Scope } from '../../../platform/database/index.ts';

/** A browser in which somebody of a group typed its number or a code. */
export type GroupVisit = {
  readonly serviceId: string;
  readonly linkId: string;
  /** With a code from the post: whoever has the group's mailbox. */
  readonly byCode: boolean;
};

/** Over after this long without a page, and after this long in any case: computers of clubs are shared. */
const IDLE = { minutes: 30 };
const ABSOLUTE = { hours: 4 };
const shape = /^[A-Za-z0-9_-]{43}$/;

/** Begins a visit. @returns the cookie's value, of which only the SHA-256 is kept */
export async function beginGroupVisit({ db, actor, now }: Scope, visit: GroupVisit): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db
    .insertInto('provider_visit')
    .values({
      programme_id: actor.programmeId,
      token_hash: hash('sha256', token, 'buffer'),
      service_id: visit.serviceId,
      link_id: visit.linkId,
      by_code: visit.byCode,
      began_at: now,
      last_seen_at: now,
      expires_at: now.add(ABSOLUTE),
    })
    .execute();
  return token;
}

/** The visit of a cookie, while its link is open and neither limit has passed; null otherwise. */
export async function findGroupVisit(
  database: Database,
  programmeId: string,
  token: string | undefined,
): Promise<GroupVisit | null> {
  if (!token || !shape.test(token)) return null;
  const token_hash = hash('sha256', token, 'buffer');
  return database.within(signinActor(programmeId), async ({ db, now }) => {
    const row = await db
      .selectFrom('provider_visit as v')
      .innerJoin('provider_link as l', join =>
        join.onRef('l.programme_id', '=', 'v.programme_id').onRef('l.id', '=', 'v.link_id'),
      )
      .select(['v.service_id', 'v.link_id', 'v.by_code', 'v.last_seen_at'])
      .where('v.programme_id', '=', programmeId)
      .where('v.token_hash', '=', token_hash)
      .where('v.expires_at', '>', now)
      .where('v.last_seen_at', '>', now.subtract(IDLE))
      .where('l.ended_at', 'is', null)
      .where('l.expires_at', '>', now)
      .executeTakeFirst();
    if (!row) return null;
    if (Temporal.Instant.compare(row.last_seen_at, now.subtract({ minutes: 1 })) < 0) {
      await db
        .updateTable('provider_visit')
        .set({ last_seen_at: now })
        .where('programme_id', '=', programmeId)
        .where('token_hash', '=', token_hash)
        .execute();
    }
    return { serviceId: row.service_id, linkId: row.link_id, byCode: row.by_code };
  });
}

/** Ends the visit of a cookie. */
export async function endGroupVisit(database: Database, programmeId: string, token: string): Promise<void> {
  if (!shape.test(token)) return;
  await database.within(signinActor(programmeId), async ({ db }) => {
    await db
      .deleteFrom('provider_visit')
      .where('programme_id', '=', programmeId)
      .where('token_hash', '=', hash('sha256', token, 'buffer'))
      .execute();
  });
}
