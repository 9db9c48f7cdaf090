import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';
import type { IntroductionState } from './introduction.ts';

/** Somebody who was introduced to a group, and whose case it is. */
export type Recalled = {
  readonly introductionId: string;
  readonly referralId: string;
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly kind: string;
  readonly state: IntroductionState;
  readonly since: Temporal.Instant;
  readonly bookedFor: Temporal.PlainDateTime | null;
  readonly ownerId: string;
  readonly ownerName: string;
  /** An open task asks the owner to tell them. */
  readonly told: boolean;
};

/** As many as a page or a file names at once. */
const MOST = 500;

/**
 * Everybody who was told of a service or introduced to it since a day, signposted too: they may be on their way. A link worker sees
 * those of their own cases and introductions, the co-ordinator all. The reader puts the reads on record.
 */
export async function recalledSince(
  { db, actor }: Scope,
  serviceIds: readonly string[],
  since: Temporal.Instant,
): Promise<readonly Recalled[]> {
  const all = actor.role !== 'link_worker';
  const { rows } = await sql<Recalled>`
    select i.id as "introductionId", i.referral_id as "referralId", p.id as "personId",
      coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name, p.phone, i.kind, i.state, i.created_at as since,
      i.booked_for as "bookedFor", i.owner_id as "ownerId", s.name as "ownerName",
      exists (select from task t where t.programme_id = i.programme_id and t.subject_id = i.id and t.kind = 'recall'
        and t.done_at is null and t.cancelled_at is null) as told
    from introduction i
    join referral r on r.programme_id = i.programme_id and r.id = i.referral_id
    join person p on p.programme_id = i.programme_id and p.id = i.person_id
    join staff s on s.programme_id = i.programme_id and s.id = i.owner_id
    where i.programme_id = ${actor.programmeId} and i.service_id = any(${[...serviceIds]}::uuid[])
      and (i.created_at >= ${since} or (i.state_since >= ${since} and i.state <> 'declined')
        or i.state in ('accepted', 'booked', 'first_attended', 'attending'))
      and i.state <> 'declined' and p.died_on is null
      and (${all} or i.owner_id = ${actor.id} or r.link_worker_id = ${actor.id})
    order by s.name, i.booked_for nulls last, p.family_name, i.id limit ${MOST}`.execute(db);
  return rows;
}
