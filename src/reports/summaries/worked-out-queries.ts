import { type RawBuilder, sql } from 'kysely';

/** Which programme, and in which zone its days begin. */
export type Where = { readonly programmeId: string; readonly zone: string };

const OPEN = sql.raw(
  `('received', 'in_triage', 'info_requested', 'accepted', 'waiting', 'allocated', 'contacting', 'active', 'on_hold')`,
);

/** Columns of `report_fact`, in the order of `factsWorkedOut`. */
export const factColumns = sql.raw(
  `programme_id, referral_id, person_id, received_on, route, area_id, open, ended, age_band, triaged_after, accepted_after, contacted_after,
   met_after, introduced_after, attended_after, sessions_held, going, measured`,
);

/** Columns of `report_introduction`, in the order of `introductionsWorkedOut`. */
export const introductionColumns = sql.raw(
  `programme_id, introduction_id, referral_id, person_id, received_on, route, area_id, place_id, age_band, service_id, attended, going, waiting,
   declined, barrier`,
);

/** Ten-year bands as `ageBand` has them, from a day of birth and another day. */
const ageBand = (born: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`(
  select case when age is null or ${born} > ${day} then '' when age < 25 then '18-24' when age >= 85 then '85+'
    else ((age - 5) / 10 * 10 + 5) || '-' || ((age - 5) / 10 * 10 + 14) end
  from (select (extract(year from ${day}) - extract(year from ${born}))::int
    - case when (extract(month from ${day}), extract(day from ${day})) < (extract(month from ${born}), extract(day from ${born})) then 1 else 0 end
    as age) lived)`;

/**
 * What a report needs of each referral, worked out from the records: the rows that `report_fact` should have.
 * @param which a condition on `referral r`
 */
export function factsWorkedOut({ programmeId, zone }: Where, which: RawBuilder<unknown>) {
  const day = (at: RawBuilder<unknown>) => sql`(${at} at time zone ${zone})::date`;
  const received = day(sql`r.received_at`);
  const after = (at: RawBuilder<unknown>) => sql`${day(at)} - ${received}`;
  return sql`
    select r.programme_id, r.id as referral_id, r.person_id, ${received} as received_on, r.route, r.area_id,
      r.state in ${OPEN} as open, r.state in ('closed', 'follow_up') and r.sessions_held > 0 as ended,
      ${ageBand(sql`coalesce(p.birth_date, r.birth_date)`, received)} as age_band,
      ${after(sql`r.triaged_at`)} as triaged_after, ${after(sql`least(r.waiting_since, r.allocated_at)`)} as accepted_after,
      ${after(sql`r.first_contact_at`)} as contacted_after, ${after(sql`r.first_session_at`)} as met_after,
      ${after(sql`i.sent_at`)} as introduced_after, i.first_day - ${received} as attended_after, r.sessions_held,
      coalesce(i.going, false) as going, r.state in ('closed', 'follow_up') and coalesce(m.both_ends, false) as measured
    from referral r
    left join person p on p.programme_id = r.programme_id and p.id = r.person_id
    left join lateral (
      select min(sent_at) filter (where kind <> 'signposted') as sent_at, min(first_attended_on) as first_day,
        bool_or(state in ('attending', 'completed')) as going
      from introduction where programme_id = ${programmeId} and referral_id = r.id) i on true
    left join lateral (
      select bool_or(timepoint = 'baseline') and bool_or(timepoint = 'end') as both_ends
      from assessment where programme_id = ${programmeId} and referral_id = r.id and superseded_by is null and proxy is null
        and not declined) m on true
    where r.programme_id = ${programmeId} and r.state <> 'duplicate' and ${which}`;
}

/**
 * What a report needs of each introduction that was sent: the rows that `report_introduction` should have.
 * @param which a condition on `referral r`
 */
export function introductionsWorkedOut({ programmeId, zone }: Where, which: RawBuilder<unknown>) {
  const received = sql`(r.received_at at time zone ${zone})::date`;
  return sql`
    select i.programme_id, i.id as introduction_id, r.id as referral_id, r.person_id, ${received} as received_on, r.route, r.area_id,
      coalesce(r.area_id, p.area_id) as place_id, ${ageBand(sql`coalesce(p.birth_date, r.birth_date)`, received)} as age_band, i.service_id,
      i.first_attended_on is not null as attended, i.state in ('attending', 'completed') as going,
      i.state in ('sent', 'no_reply', 'chased', 'escalated', 'accepted', 'booked') as waiting, i.state = 'declined' as declined,
      case when i.state = 'stopped' then i.barrier end as barrier
    from referral r
    join introduction i on i.programme_id = r.programme_id and i.referral_id = r.id
    left join person p on p.programme_id = r.programme_id and p.id = r.person_id
    where r.programme_id = ${programmeId} and r.state <> 'duplicate' and i.kind <> 'signposted' and i.sent_at is not null and ${which}`;
}
