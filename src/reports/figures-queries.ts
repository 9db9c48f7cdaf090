import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';

/** What is counted of a quarter. Each is a day of its own, so a person counts once in each and in one quarter. */
export const steps = ['received', 'allocated', 'attended'] as const;
export type Step = (typeof steps)[number];

/** True counts by the first need of a referral; null: no need was named. Never shown as they are. */
export type TrueCounts = ReadonlyMap<string | null, Readonly<Record<Step, number>>>;

/**
 * Counts what happened from the first day up to, not including, the second, by the programme's days.
 * @param scope of the system: whoever reads figures sees no row of it
 */
export async function countSteps(
  { db, actor }: Scope,
  {
    from,
    until,
    zone,
  }: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate; readonly zone: string },
): Promise<TrueCounts> {
  const start = from.toZonedDateTime(zone).toInstant();
  const end = until.toZonedDateTime(zone).toInstant();
  const { rows } = await sql<{ need: string | null } & Record<Step, number>>`
    with first_need as (
      select distinct on (n.referral_id) n.referral_id, n.need from referral_need n
      where n.programme_id = ${actor.programmeId} order by n.referral_id, n.priority, n.need
    ), first_attended as (
      select i.referral_id, min(i.first_attended_on) as first_day from introduction i
      where i.programme_id = ${actor.programmeId} and i.first_attended_on is not null group by i.referral_id
    )
    select f.need,
      count(*) filter (where r.received_at >= ${start} and r.received_at < ${end}) as received,
      count(*) filter (where r.allocated_at >= ${start} and r.allocated_at < ${end}) as allocated,
      count(*) filter (where a.first_day >= ${from}::date and a.first_day < ${until}::date) as attended
    from referral r
    left join first_need f on f.referral_id = r.id
    left join first_attended a on a.referral_id = r.id
    where r.programme_id = ${actor.programmeId}
    group by f.need`.execute(db);
  return new Map(rows.map(({ need, ...counts }) => [need, counts]));
}
