import { sql } from 'kysely';
import { whichCounts } from '../../outcomes/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { FactRow } from './fact-row.ts';

/** Days of the programme's calendar; both count. */
export type DaySpan = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate };

/** Rows of one page: read in one statement, then made into bytes and forgotten. */
export const PAGE_ROWS = 1000;

/** The last row of the page before. */
export type After = Pick<FactRow, 'receivedAt' | 'referralId'>;

/**
 * The next referrals received in a span of days, oldest first, in one statement. Referrals never change their place in this order,
 * so pages may be read one by one.
 */
export async function factRows(
  { db, actor }: Scope,
  { from, until }: DaySpan,
  after: After | null,
  size = PAGE_ROWS,
): Promise<readonly FactRow[]> {
  const { programmeId } = actor;
  const { rows } = await sql<FactRow>`
    select r.id as "referralId", r.person_id as "personId", r.reference, r.received_at as "receivedAt",
      (r.received_at at time zone g.time_zone)::date as "receivedOn", r.route, r.referrer_role as "referrerRole",
      coalesce(p.birth_date, r.birth_date) as "birthDate", p.id, p.sex, p.ethnicity, a.name as area,
      coalesce(p.locale, r.locale) as locale, coalesce(p.interpreter_language, r.interpreter_language) is not null as interpreter,
      r.state, r.decision_reason as "decisionReason", r.closing_reason as "closingReason",
      (r.triaged_at at time zone g.time_zone)::date as "triagedOn",
      (r.first_contact_at at time zone g.time_zone)::date as "firstContactOn",
      (r.first_session_at at time zone g.time_zone)::date as "firstSessionOn",
      (r.closed_at at time zone g.time_zone)::date as "closedOn", r.sessions_held as "sessionsHeld",
      n.needs, s.missed as "sessionsMissed", s.minutes as "minutesHeld", c.made as contacts,
      i.made as introductions, i.attended as "attendedFirst", i.going as "stillGoing", i.signposted,
      m.before, m.after, m.changed as "versionChanged"
    from (select * from referral
      where programme_id = ${programmeId} and state <> 'duplicate'
        and received_at >= (${from}::date::timestamp at time zone (select time_zone from programme where id = ${programmeId}))
        and received_at < (${until.add({ days: 1 })}::date::timestamp
          at time zone (select time_zone from programme where id = ${programmeId}))
        and (${after === null}::boolean or (received_at, id) > (${after?.receivedAt ?? null}::timestamptz, ${after?.referralId ?? null}::uuid))
      order by received_at, id limit ${size}) r
    join programme g on g.id = r.programme_id
    left join person p on p.programme_id = r.programme_id and p.id = r.person_id
    left join area a on a.programme_id = r.programme_id and a.id = coalesce(r.area_id, p.area_id)
    left join lateral (select coalesce(array_agg(need order by priority, need), '{}') as needs from referral_need
      where programme_id = ${programmeId} and referral_id = r.id) n on true
    left join lateral (select count(*) filter (where state = 'missed') as missed,
        coalesce(sum(minutes) filter (where state = 'held'), 0) as minutes
      from session where programme_id = ${programmeId} and referral_id = r.id) s on true
    left join lateral (select count(*) as made from contact where programme_id = ${programmeId} and referral_id = r.id) c on true
    left join lateral (select count(*) filter (where kind <> 'signposted' and sent_at is not null) as made,
        count(*) filter (where first_attended_on is not null) as attended,
        count(*) filter (where state in ('attending', 'completed')) as going,
        count(*) filter (where kind = 'signposted') as signposted
      from introduction where programme_id = ${programmeId} and referral_id = r.id) i on true
    left join lateral (select coalesce(jsonb_object_agg(t.instrument, t.scores) filter (where t.timepoint = 'baseline'), '{}') as before,
        coalesce(jsonb_object_agg(t.instrument, t.scores) filter (where t.timepoint = 'end'), '{}') as after,
        bool_or(t.timepoint = 'end' and t.instrument_version <> t.first_version) as changed
      from (select d.*, first_value(d.instrument_version) over (partition by d.instrument order by d.timepoint = 'baseline' desc) as first_version
        from (select distinct on (instrument, timepoint) instrument, timepoint, instrument_version, scores
          from assessment
          where programme_id = ${programmeId} and referral_id = r.id and superseded_by is null and not declined
            and timepoint in ('baseline', 'end') and proxy is null
          order by ${whichCounts}) d) t) m on true
    order by r.received_at, r.id`.execute(db);
  return rows;
}

/** Every page of a span, each read only when the one before is done with. */
export async function* factPages<Row extends After>(
  read: (after: After | null) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let after: After | null = null;
  for (;;) {
    const rows: readonly Row[] = await read(after);
    const last = rows.at(-1);
    if (last) yield rows;
    if (!last || rows.length < PAGE_ROWS) return;
    after = last;
  }
}
