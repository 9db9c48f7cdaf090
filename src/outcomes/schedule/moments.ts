import { type RawBuilder, sql } from 'kysely';
import type { ProgrammeSettings } from '../../programmes/index.ts';
import { END_DAYS, FOLLOW_UP_DAYS, FOLLOW_UP_EARLY } from '../due.ts';

/** Why a moment has no answers, or that it has. Words: `outcomes.follow_up.why.<code>`. */
export const momentFates = [
  'answered',
  'version_changed',
  'proxy_only',
  'declined',
  'unreachable',
  'closed_early',
  'asked',
  'not_asked',
] as const;
export type MomentFate = (typeof momentFates)[number];

export type MomentRules = Pick<ProgrammeSettings, 'reviewAfterSessions' | 'reviewAfterWeeks'> & {
  readonly today: Temporal.PlainDate;
  readonly zone: string;
};

/** Who ended before their end could be asked about: nobody is to be blamed for these, and they are counted apart. */
const endedEarly = sql`array['died', 'moved', 'hospital_care_home', 'person_ended', 'disengaged', 'stepped_up']`;

/**
 * Every moment that has come at which somebody should have been asked, with what became of it: `referral_id`, `person_id`,
 * `link_worker_id`, `closing_reason`, `timepoint`, `due_on`, `closes_on` (after it nobody asks any more; null: open), `asked_on`, `fate`. The rules are those
 * of `dueNow`, over all cases at once.
 */
export function momentsSql(programmeId: string, rules: MomentRules): RawBuilder<unknown> {
  const { today, zone, reviewAfterSessions, reviewAfterWeeks } = rules;
  return sql`
    with kase as (
      select r.programme_id, r.id, r.person_id, r.link_worker_id, r.state, r.sessions_held, r.sessions_planned, r.closing_reason,
        (r.closed_at at time zone ${zone})::date as closed_on, h.days
      from referral r
      cross join lateral (select array_agg(s.starts_at::date order by s.starts_at) as days from session s
        where s.programme_id = r.programme_id and s.referral_id = r.id and s.state = 'held') h
      where r.programme_id = ${programmeId} and r.person_id is not null and h.days is not null
        and (r.state in ('allocated', 'contacting', 'active', 'on_hold')
          or r.state in ('closed', 'follow_up') and r.closed_at >= ${today.subtract({ months: 15 })}::date)
    ), moment as (
      select k.*, 'baseline' as timepoint, k.days[1] as since, k.days[1] + 14 as due_on,
        coalesce(k.closed_on, case when k.sessions_held > 2 then k.days[3] end) as closes_on from kase k
      union all
      select k.*, 'review', point.on, point.on, k.closed_on from kase k
      cross join lateral (select max(p.day) as on from (
        select k.days[n] as day from unnest(${reviewAfterSessions}::int[]) n
        union all select k.days[1] + 7 * w from unnest(${reviewAfterWeeks}::int[]) w) p
        where p.day <= least(${today}::date, coalesce(k.closed_on, ${today}::date))) point
      where point.on is not null and k.sessions_held > 2
      union all
      select k.*, 'end', null, coalesce(k.closed_on, k.days[cardinality(k.days)]), k.closed_on + ${END_DAYS}::int from kase k
      where k.closed_on is not null or k.sessions_held > 2 and k.sessions_held >= k.sessions_planned - 1
      union all
      select k.*, 'follow_up', null, (k.closed_on + interval '3 months')::date,
        (k.closed_on + interval '3 months')::date + ${FOLLOW_UP_DAYS - FOLLOW_UP_EARLY}::int from kase k
      where k.closed_on is not null and (k.closed_on + interval '3 months')::date - ${FOLLOW_UP_EARLY}::int <= ${today}::date
    )
    select m.id as referral_id, m.person_id, m.link_worker_id, m.closing_reason, m.timepoint, m.due_on, m.closes_on, a.asked_on,
      case
        when t.answered and m.timepoint in ('end', 'follow_up') and t.changed then 'version_changed'
        when t.answered then 'answered'
        when t.proxied then 'proxy_only'
        when t.declined then 'declined'
        when a.ended = 'unreachable' or m.closing_reason = 'could_not_be_contacted' then 'unreachable'
        when m.closed_on is not null and m.closing_reason = any(${endedEarly}) then 'closed_early'
        when a.id is not null then 'asked'
        else 'not_asked' end as fate
    from moment m
    left join lateral (select x.id, x.ended, x.asked_on from measures_ask x
      where x.programme_id = m.programme_id and x.referral_id = m.id and x.timepoint = m.timepoint
        and (m.since is null or m.timepoint = 'baseline' or x.asked_on >= m.since)
      order by x.asked_at desc limit 1) a on true
    cross join lateral (select
        coalesce(bool_or(not x.declined and x.proxy is null), false) as answered,
        coalesce(bool_or(not x.declined and x.proxy is not null), false) as proxied,
        coalesce(bool_or(x.declined), false) as declined,
        coalesce(bool_or(b.version is not null), false)
          and not coalesce(bool_or(b.version = x.instrument_version), false) as changed
      from assessment x
      left join lateral (select y.instrument_version as version from assessment y
        where y.programme_id = x.programme_id and y.referral_id = x.referral_id and y.instrument = x.instrument
          and y.timepoint = 'baseline' and y.superseded_by is null and not y.declined and y.proxy is null
        order by y.taken_on, y.recorded_at limit 1) b on true
      where x.programme_id = m.programme_id and x.referral_id = m.id and x.timepoint = m.timepoint and x.superseded_by is null
        and (m.timepoint <> 'review' or x.taken_on >= m.since)) t`;
}
