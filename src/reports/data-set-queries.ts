import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';

/** One referral of the data set: codes, counts and dates only, no name, no address, nobody's words. */
export type DataSetRow = {
  readonly referralId: string;
  readonly personId: string | null;
  readonly receivedOn: Temporal.PlainDate;
  readonly route: string;
  readonly referrerRole: string | null;
  readonly birthDate: Temporal.PlainDate | null;
  readonly area: string | null;
  readonly needs: readonly string[];
  readonly state: string;
  readonly reason: string | null;
  readonly triagedOn: Temporal.PlainDate | null;
  readonly firstContactOn: Temporal.PlainDate | null;
  readonly firstSessionOn: Temporal.PlainDate | null;
  readonly closedOn: Temporal.PlainDate | null;
  readonly sessionsHeld: number;
  readonly sessionsMissed: number;
  readonly contacts: number;
  readonly introductions: number;
  readonly attendedFirst: number;
  readonly stillGoing: number;
  readonly signposted: number;
  /** First and last scores by instrument, as `ons4` → { satisfied: 4, … }. */
  readonly before: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  readonly after: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
};

/** Most rows of one export. */
export const MOST_ROWS = 20_000;

/** The referrals received in a span of days, in one statement; both days count. */
export async function dataSetRows(
  { db, actor }: Scope,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<readonly DataSetRow[]> {
  const { programmeId } = actor;
  const { rows } = await sql<DataSetRow>`
    select r.id as "referralId", r.person_id as "personId", (r.received_at at time zone g.time_zone)::date as "receivedOn", r.route,
      r.referrer_role as "referrerRole", coalesce(p.birth_date, r.birth_date) as "birthDate", a.name as area, r.state,
      coalesce(r.closing_reason, r.decision_reason) as reason,
      (r.triaged_at at time zone g.time_zone)::date as "triagedOn",
      (r.first_contact_at at time zone g.time_zone)::date as "firstContactOn",
      (r.first_session_at at time zone g.time_zone)::date as "firstSessionOn",
      (r.closed_at at time zone g.time_zone)::date as "closedOn", r.sessions_held as "sessionsHeld",
      coalesce(n.needs, '{}') as needs, coalesce(s.missed, 0) as "sessionsMissed", coalesce(c.made, 0) as contacts,
      coalesce(i.made, 0) as introductions, coalesce(i.attended, 0) as "attendedFirst", coalesce(i.going, 0) as "stillGoing",
      coalesce(i.signposted, 0) as signposted, coalesce(m.before, '{}') as before, coalesce(m.after, '{}') as after
    from referral r
    join programme g on g.id = r.programme_id
    left join person p on p.programme_id = r.programme_id and p.id = r.person_id
    left join area a on a.programme_id = r.programme_id and a.id = coalesce(r.area_id, p.area_id)
    left join (select referral_id, array_agg(need order by priority, need) as needs from referral_need
      where programme_id = ${programmeId} group by 1) n on n.referral_id = r.id
    left join (select referral_id, count(*) filter (where state = 'missed') as missed from session
      where programme_id = ${programmeId} group by 1) s on s.referral_id = r.id
    left join (select referral_id, count(*) as made from contact where programme_id = ${programmeId} group by 1) c on c.referral_id = r.id
    left join (select referral_id, count(*) filter (where kind <> 'signposted' and sent_at is not null) as made,
        count(*) filter (where first_attended_on is not null) as attended,
        count(*) filter (where state in ('attending', 'completed')) as going,
        count(*) filter (where kind = 'signposted') as signposted
      from introduction where programme_id = ${programmeId} group by 1) i on i.referral_id = r.id
    left join (select referral_id,
        jsonb_object_agg(instrument, scores) filter (where timepoint = 'baseline') as before,
        jsonb_object_agg(instrument, scores) filter (where timepoint = 'end') as after
      from assessment where programme_id = ${programmeId} and superseded_by is null and not declined
      group by 1) m on m.referral_id = r.id
    where r.programme_id = ${programmeId} and r.state <> 'duplicate'
      and r.received_at >= (${from}::date::timestamp at time zone g.time_zone)
      and r.received_at < (${until.add({ days: 1 })}::date::timestamp at time zone g.time_zone)
    order by r.received_at, r.id
    limit ${MOST_ROWS}`.execute(db);
  return rows;
}
