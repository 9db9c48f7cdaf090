import { sql } from 'kysely';
import { whoSaidNo } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import { inCohort } from '../asked/cohort-queries.ts';
import type { JourneyFact } from './journey.ts';

const OPEN = sql.raw(
  `('received', 'in_triage', 'info_requested', 'accepted', 'waiting', 'allocated', 'contacting', 'active', 'on_hold')`,
);

/**
 * What became of each referral received in a span of days, in one statement. No names. Duplicates are left out, and who does not want to be
 * counted.
 * @param zone the programme’s time zone: a day is a day there, also when the clock changes
 */
export async function journeyFacts(
  scope: Scope,
  asked: Asked,
  { zone, today }: { readonly zone: string; readonly today: Temporal.PlainDate },
): Promise<readonly JourneyFact[]> {
  const { db, actor } = scope;
  const { programmeId } = actor;
  const cohort = await inCohort(scope, asked, zone);
  const after = (column: string) =>
    sql`((r.${sql.ref(column)} at time zone ${zone})::date - (r.received_at at time zone ${zone})::date)`;
  const { rows } = await sql<JourneyFact>`
    select r.id, r.state in ${OPEN} as open, ${today}::date - (r.received_at at time zone ${zone})::date as age,
      r.waiting_since is not null or r.allocated_at is not null as accepted,
      ${after('triaged_at')} as "triagedAfter", ${after('first_contact_at')} as "contactedAfter", ${after('first_session_at')} as "metAfter",
      i.first_day - (r.received_at at time zone ${zone})::date as "attendedAfter", r.sessions_held as "sessionsHeld",
      coalesce(i.introduced, false) as introduced, coalesce(i.going, false) as going,
      r.state in ('closed', 'follow_up') and coalesce(m.both_ends, false) as measured
    from referral r
    left join (
      select referral_id, bool_or(kind <> 'signposted' and sent_at is not null) as introduced, min(first_attended_on) as first_day,
        bool_or(state in ('attending', 'completed')) as going
      from introduction where programme_id = ${programmeId} group by 1) i on i.referral_id = r.id
    left join (
      select referral_id, bool_or(timepoint = 'baseline') and bool_or(timepoint = 'end') as both_ends
      from assessment where programme_id = ${programmeId} and superseded_by is null and proxy is null and not declined group by 1) m on m.referral_id = r.id
    where ${cohort}
    order by r.id`.execute(db);
  return rows;
}

/** The median wait of those whom we first met in a month. */
export type MonthOfWaits = {
  readonly month: Temporal.PlainYearMonth;
  readonly met: number;
  readonly days: number;
};

/**
 * Days from the referral to the first session, by the month of that session, over the months before a day. By the month of the session,
 * since of those who were referred lately only the quickest have been met.
 */
export async function waitsByMonth(
  scope: Scope,
  {
    zone,
    until,
    months,
  }: { readonly zone: string; readonly until: Temporal.PlainDate; readonly months: number },
): Promise<readonly MonthOfWaits[]> {
  const { db, actor } = scope;
  const without = [...(await whoSaidNo(scope, 'figures'))];
  const first = until.toPlainYearMonth().toPlainDate({ day: 1 });
  const { rows } = await sql<{ month: Temporal.PlainDate; met: number; days: number }>`
    select date_trunc('month', r.first_session_at at time zone ${zone})::date as month, count(*)::int as met,
      percentile_cont(0.5) within group (order by
        (r.first_session_at at time zone ${zone})::date - (r.received_at at time zone ${zone})::date)::float as days
    from referral r
    where r.programme_id = ${actor.programmeId} and r.state <> 'duplicate'
      and r.first_session_at >= (${first.subtract({ months })}::date::timestamp at time zone ${zone})
      and r.first_session_at < (${first}::date::timestamp at time zone ${zone})
      and (r.person_id is null or r.person_id <> all(${without}::uuid[]))
    group by 1 order by 1`.execute(db);
  return rows.map(row => ({ ...row, month: row.month.toPlainYearMonth() }));
}

/** One referral of a list behind a figure. */
export type BehindFigure = {
  readonly referralId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly reference: string;
  readonly state: string;
  readonly receivedOn: Temporal.PlainDate;
};

/** Most people of one page of a list behind a figure. */
export const MOST_BEHIND = 200;

/** The people behind a figure, the longest referred first. @param after the last referral of the page before; null: the first page */
export async function behindFigure(
  { db, actor }: Scope,
  ids: readonly string[],
  { zone, after }: { readonly zone: string; readonly after: string | null },
): Promise<readonly BehindFigure[]> {
  const { rows } = await sql<BehindFigure>`
    select r.id as "referralId", r.person_id as "personId", r.reference, r.state,
      coalesce(p.known_as, p.given_name, r.given_name) || ' ' || coalesce(p.family_name, r.family_name) as name,
      (r.received_at at time zone ${zone})::date as "receivedOn"
    from referral r left join person p on p.programme_id = r.programme_id and p.id = r.person_id
    where r.programme_id = ${actor.programmeId} and r.id = any(${[...ids]}::uuid[])
      and (${after}::uuid is null or (r.received_at, r.id) > (select received_at, id from referral
        where programme_id = ${actor.programmeId} and id = ${after}::uuid))
    order by r.received_at, r.id limit ${MOST_BEHIND + 1}`.execute(db);
  return rows;
}
