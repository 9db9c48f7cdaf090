import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Known } from './providers.ts';

/** The active member of staff whom a provider knows so, and that it was used now. */
export async function staffKnownAs({ db, actor }: Scope, known: Known): Promise<string | null> {
  const row = await db
    .updateTable('staff_federation as f')
    .from('staff as s')
    .set({ last_used_at: sql<Temporal.Instant>`now()` })
    .whereRef('s.programme_id', '=', 'f.programme_id')
    .whereRef('s.id', '=', 'f.staff_id')
    .where('s.active', '=', true)
    .where('f.programme_id', '=', actor.programmeId)
    .where('f.issuer', '=', known.issuer)
    .where('f.subject', '=', known.subject)
    .returning('f.staff_id')
    .executeTakeFirst();
  return row?.staff_id ?? null;
}

/**
 * Links somebody who is signed in, or has just been let in by a link, with whom a provider knows. @returns false when that is somebody
 * else here already, or they have another of this provider
 */
export async function linkKnown({ db, actor, now }: Scope, staffId: string, known: Known): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('staff_federation')
    .values({
      programme_id: actor.programmeId,
      issuer: known.issuer,
      subject: known.subject,
      staff_id: staffId,
      linked_at: now,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Takes a link away: that provider lets them in no longer. @returns false when there was none */
export async function unlinkKnown({ db, actor }: Scope, staffId: string, issuer: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('staff_federation')
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .where('issuer', '=', issuer)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
