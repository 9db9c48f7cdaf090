import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Timepoint } from '../../programmes/index.ts';

/** Days of the meetings held of a case, oldest first. */
export async function heldDaysOf(
  { db, actor }: Scope,
  referralId: string,
): Promise<readonly Temporal.PlainDate[]> {
  const rows = await db
    .selectFrom('session')
    .select('starts_at')
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .where('state', '=', 'held')
    .orderBy('starts_at')
    .execute();
  return rows.map(row => row.starts_at.toPlainDate());
}

/** Whether a person has a page of their own that opens, by their own link and not a helper’s. */
export async function hasOwnPage({ db, actor, now }: Scope, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('person_link')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', personId)
    .where('helper_name', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** As many askings as one morning looks after; what is beyond waits for the next. */
const AT_ONCE = 500;

/** Askings by link without an answer, from this day or before, that nobody has been reminded of. */
export async function asksToRemind({ db, actor }: Scope, until: Temporal.PlainDate) {
  const rows = await db
    .selectFrom('measures_ask')
    .select(['id', 'referral_id', 'timepoint'])
    .where('programme_id', '=', actor.programmeId)
    .where('ended', 'is', null)
    .where('way', '=', 'link')
    .where('reminded_on', 'is', null)
    .where('asked_on', '<=', until)
    .orderBy('asked_on')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();
  return rows.map(row => ({
    id: row.id,
    referralId: row.referral_id,
    timepoint: row.timepoint as Timepoint,
  }));
}

/** Askings that stayed without an answer after their reminder, or by phone or paper, and that nobody has a task for since. */
export async function asksToHandOn({ db, actor }: Scope, until: Temporal.PlainDate) {
  const { rows } = await sql<{
    readonly referralId: string;
    readonly personId: string;
    readonly linkWorkerId: string | null;
  }>`
    select r.id as "referralId", r.person_id as "personId", r.link_worker_id as "linkWorkerId"
    from measures_ask a
    join referral r on r.programme_id = a.programme_id and r.id = a.referral_id
    where a.programme_id = ${actor.programmeId} and a.ended is null and r.person_id is not null
      and case when a.way = 'link' then a.reminded_on else a.asked_on end <= ${until}
      and not exists (select from task t where t.programme_id = a.programme_id and t.referral_id = a.referral_id
        and t.kind = 'measures_due' and t.created_at >= a.asked_at)
    order by a.asked_on, a.id limit ${AT_ONCE}`.execute(db);
  return rows;
}
