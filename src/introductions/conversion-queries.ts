import { sql } from 'kysely';
import { whoSaidNo } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';

/** Weeks after the first time at which “still going” is counted. */
export const GOING_AFTER_WEEKS = 12;

/** What became of the people introduced to some services; counts of introductions. */
export type Conversion = {
  /** Sent to the group; an idea, or information only, is not counted. */
  readonly introduced: number;
  /** Of those, still waiting for the group or for the first time. */
  readonly under_way: number;
  readonly attended: number;
  /** The first time was twelve weeks ago or longer: only these can be still going. */
  readonly due: number;
  readonly going: number;
  /** Came to the end it was meant to have. */
  readonly completed: number;
  readonly stopped: number;
  /** Nobody asked yet. */
  readonly not_asked: number;
  /** Middle of the days from sending to the first time; null when nobody went. */
  readonly median_days: number | null;
};

/** Why some did not go or did not go on, by code; `declined`: the group's no, the others are barriers of the person. */
export type WhyNot = {
  readonly step: 'declined' | 'never_went' | 'stopped_going';
  readonly code: string;
  readonly count: number;
};

/**
 * Conversion of one or more services in the actor's programme, from the facts of their introductions as they stand.
 * @param zone in which the day of sending is told
 */
export async function conversionOf(
  scope: Scope,
  serviceIds: readonly string[],
  today: Temporal.PlainDate,
  zone: string,
): Promise<Conversion> {
  const { db, actor } = scope;
  const by = today.subtract({ weeks: GOING_AFTER_WEEKS });
  const without = [...(await whoSaidNo(scope, 'figures'))];
  const { rows } = await sql<Conversion>`
    with sent as (
      select i.*, i.first_attended_on is not null as went, coalesce(i.first_attended_on <= ${by}::date, false) as is_due
      from introduction i
      where i.programme_id = ${actor.programmeId} and i.service_id = any(${[...serviceIds]}::uuid[])
        and i.kind <> 'signposted' and i.sent_at is not null and i.person_id <> all(${without}::uuid[]))
    select count(*)::integer as introduced,
      count(*) filter (where not went and state not in ('declined', 'stopped'))::integer as under_way,
      count(*) filter (where went)::integer as attended,
      count(*) filter (where is_due)::integer as due,
      count(*) filter (where is_due and still_going_3_months)::integer as going,
      count(*) filter (where is_due and still_going_3_months is not true and state = 'completed')::integer as completed,
      count(*) filter (where is_due and still_going_3_months is not true and state = 'stopped')::integer as stopped,
      count(*) filter (where is_due and still_going_3_months is not true and state not in ('completed', 'stopped'))::integer as not_asked,
      percentile_disc(0.5) within group (order by first_attended_on - (sent_at at time zone ${zone})::date)
        filter (where went) as median_days
    from sent`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('a count always has one row');
  return row;
}

/** The coded reasons of those who did not go or did not go on, most frequent first. */
export async function whyNot(scope: Scope, serviceIds: readonly string[]): Promise<readonly WhyNot[]> {
  const { db, actor } = scope;
  const without = [...(await whoSaidNo(scope, 'figures'))];
  const { rows } = await sql<WhyNot>`
    select case when i.state = 'declined' then 'declined' when i.first_attended_on is null then 'never_went' else 'stopped_going' end as step,
      coalesce(no.reason, i.barrier) as code, count(*)::integer as count
    from introduction i
    left join lateral (
      select e.reason from introduction_event e where e.programme_id = i.programme_id and e.introduction_id = i.id
        and i.state = 'declined' and e.transition = 'decline' order by e.at desc limit 1) no on true
    where i.programme_id = ${actor.programmeId} and i.service_id = any(${[...serviceIds]}::uuid[])
      and i.kind <> 'signposted' and i.sent_at is not null and i.state in ('declined', 'stopped')
      and coalesce(no.reason, i.barrier) is not null and i.person_id <> all(${without}::uuid[])
    group by 1, 2 order by 3 desc, 1, 2`.execute(db);
  return rows;
}
