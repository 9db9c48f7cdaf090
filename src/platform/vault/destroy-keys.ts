import { sql } from 'kysely';
import type { Scope } from '../database/index.ts';

/**
 * Destroys the keys of a person, of their referrals and of records that were merged into theirs. What these sealed can never
 * be read again, here or in a copy of the database made from now on; a copy made before still has the keys until it is
 * thrown away. For erasure, and as its last step: what is sealed reads as empty from then on.
 * @returns how many keys
 */
export async function destroyKeys({ db, actor, now }: Scope, personId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    with recursive one as (
      select id from person where programme_id = ${actor.programmeId} and id = ${personId}
      union select p.id from person p join one on p.merged_into = one.id where p.programme_id = ${actor.programmeId}
    )
    update data_key set wrapped = null, destroyed_at = ${now}
    where programme_id = ${actor.programmeId} and wrapped is not null
      and (person_id in (select id from one) or person_id = ${personId} or owner_id in (select id from one))`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
}
