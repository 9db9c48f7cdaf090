import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';

/** Whose place it is and who works with them. */
export type PlaceInHand = {
  readonly placeId: string;
  readonly personId: string;
  readonly referralId: string | null;
  readonly linkWorkerId: string | null;
};

/** The booked places of a group with the newest open case of each person. */
export async function linkWorkersOf({ db, actor }: Scope, groupId: string): Promise<readonly PlaceInHand[]> {
  const { rows } = await sql<PlaceInHand>`
    select p.id as "placeId", p.person_id as "personId", r.id as "referralId", r.link_worker_id as "linkWorkerId"
    from group_place p
    left join lateral (select id, link_worker_id from referral where programme_id = p.programme_id and person_id = p.person_id
      and state in ('allocated', 'contacting', 'active', 'on_hold') order by received_at desc limit 1) r on true
    where p.programme_id = ${actor.programmeId} and p.group_id = ${groupId} and p.state = 'booked'
    order by p.id`.execute(db);
  return rows;
}
