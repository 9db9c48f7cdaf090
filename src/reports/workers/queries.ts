import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Period } from '../asked/period.ts';
import type { OwnWork } from './workers.ts';

/** Who was accepted and how long cases were in hand in a span of days, and who works now: one statement, no names. */
export async function ownWork(
  { db, actor }: Scope,
  { from, until }: Pick<Period, 'from' | 'until'>,
  zone: string,
): Promise<OwnWork> {
  const begin = sql`(${from}::date::timestamp at time zone ${zone})`;
  const end = sql`(${until.add({ days: 1 })}::date::timestamp at time zone ${zone})`;
  const { rows } = await sql<Omit<OwnWork, 'days'>>`
    select
      (select count(*) from referral where programme_id = ${actor.programmeId} and waiting_since >= ${begin} and waiting_since < ${end})
        as accepted,
      coalesce((select array_agg((closed_at at time zone ${zone})::date - (allocated_at at time zone ${zone})::date order by closed_at, id)
        from referral where programme_id = ${actor.programmeId} and closed_at >= ${begin} and closed_at < ${end}
          and allocated_at is not null and closed_at >= allocated_at), '{}') as stays,
      coalesce((select array_agg((allocated_at at time zone ${zone})::date - (waiting_since at time zone ${zone})::date order by allocated_at, id)
        from referral where programme_id = ${actor.programmeId} and allocated_at >= ${begin} and allocated_at < ${end}
          and waiting_since <= allocated_at), '{}') as waited,
      count(*) as workers, coalesce(sum(capacity), 0) as places
    from staff where programme_id = ${actor.programmeId} and role = 'link_worker' and active`.execute(db);
  const days = from.until(until, { largestUnit: 'days' }).days + 1;
  return { days, ...(rows[0] ?? { accepted: 0, stays: [], waited: [], workers: 0, places: 0 }) };
}
