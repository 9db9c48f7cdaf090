import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Period } from '../asked/period.ts';
import type { WorkOfOne } from './team.ts';

/** Days a note may wait for its signature before it is called late. */
export const NOTE_DAYS = 7;

type Asked = {
  readonly period: Pick<Period, 'from' | 'until'>;
  readonly zone: string;
  readonly today: Temporal.PlainDate;
  /** One link worker; null: all. */
  readonly workerId: string | null;
};

/**
 * What is recorded of each link worker’s work in a span of days, in one statement: by whom something was done, not whose case it is now.
 * What is owed (notes, tasks) is as it stands today.
 */
export async function workOfTeam(scope: Scope, asked: Asked): Promise<readonly WorkOfOne[]> {
  const { db, actor } = scope;
  const { period, zone, today, workerId } = asked;
  const programme = actor.programmeId;
  const begin = sql`(${period.from}::date::timestamp at time zone ${zone})`;
  const end = sql`(${period.until.add({ days: 1 })}::date::timestamp at time zone ${zone})`;
  const local = [sql`${period.from}::date`, sql`(${period.until}::date + 1)`] as const;
  const { rows } = await sql<WorkOfOne>`
    select s.id, s.name, s.capacity, t.name as team,
      coalesce(w.contact_days, '{}') as "contactDays", coalesce(w.contact_waiting, 0) as "contactWaiting",
      coalesce(w.session_days, '{}') as "sessionDays", coalesce(w.session_waiting, 0) as "sessionWaiting",
      coalesce(c.attempts, 0) as attempts, coalesce(c.reached, 0) as reached,
      coalesce(m.held, 0) as held, coalesce(m.missed, 0) as missed,
      coalesce(c.person_minutes, 0) + coalesce(m.minutes, 0) as "personMinutes", coalesce(c.other_minutes, 0) as "otherMinutes",
      coalesce(c.untimed, 0) + coalesce(m.untimed, 0) as untimed,
      coalesce(n.late, 0) as "notesLate", coalesce(k.late, 0) as "tasksLate",
      coalesce(v.held, 0) as supervisions, v.last as "lastSupervision"
    from staff s
    left join team t on t.programme_id = s.programme_id and t.id = s.team_id
    left join (select link_worker_id as worker,
        array_agg((first_contact_at at time zone ${zone})::date - (allocated_at at time zone ${zone})::date order by allocated_at, id)
          filter (where first_contact_at >= allocated_at) as contact_days,
        count(*) filter (where first_contact_at is null and state in ('allocated', 'contacting')) as contact_waiting,
        array_agg((first_session_at at time zone ${zone})::date - (allocated_at at time zone ${zone})::date order by allocated_at, id)
          filter (where first_session_at >= allocated_at) as session_days,
        count(*) filter (where first_session_at is null and state in ('allocated', 'contacting', 'active')) as session_waiting
      from referral where programme_id = ${programme} and allocated_at >= ${begin} and allocated_at < ${end} group by 1) w on w.worker = s.id
    left join (select staff_id as worker,
        count(*) filter (where with_whom = 'person') as attempts,
        count(*) filter (where with_whom = 'person' and outcome in ('reached', 'replied')) as reached,
        coalesce(sum(minutes) filter (where with_whom = 'person'), 0) as person_minutes,
        coalesce(sum(minutes) filter (where with_whom <> 'person'), 0) as other_minutes,
        count(*) filter (where minutes is null and outcome = 'reached') as untimed
      from contact where programme_id = ${programme} and at >= ${begin} and at < ${end} group by 1) c on c.worker = s.id
    left join (select link_worker_id as worker, count(*) filter (where state = 'held') as held, count(*) filter (where state = 'missed') as missed,
        coalesce(sum(minutes) filter (where state = 'held'), 0) as minutes,
        count(*) filter (where state = 'held' and minutes is null) as untimed
      from session where programme_id = ${programme} and starts_at >= ${local[0]} and starts_at < ${local[1]}
        and state in ('held', 'missed') group by 1) m on m.worker = s.id
    left join (select e.link_worker_id as worker, count(*) as late from session e
      left join note o on o.programme_id = e.programme_id and o.session_id = e.id
      where e.programme_id = ${programme} and e.state = 'held' and o.state is distinct from 'signed'
        and e.starts_at < ${today.subtract({ days: NOTE_DAYS })}::date group by 1) n on n.worker = s.id
    left join (select assignee_id as worker, count(*) as late from task
      where programme_id = ${programme} and done_at is null and cancelled_at is null and due_on < ${today} group by 1) k on k.worker = s.id
    left join (select worker_id as worker, count(*) filter (where held_on between ${period.from} and ${period.until}) as held, max(held_on) as last
      from supervision where programme_id = ${programme} group by 1) v on v.worker = s.id
    where s.programme_id = ${programme} and s.role = 'link_worker' and s.active and (${workerId}::uuid is null or s.id = ${workerId}::uuid)
    order by s.name, s.id`.execute(db);
  return rows;
}
