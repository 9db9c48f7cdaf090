import { type RawBuilder, sql } from 'kysely';
import { bits } from './journey-lines.ts';

/**
 * Reports as lines of counts, added up by month from rows of a summary: the same statements make what is kept of a month and count what is
 * not kept. Each gives rows of `month` and `lines`, a list of lists. Sums of lines are lines of the sum, so months are simply put together.
 */
type Rows = RawBuilder<unknown>;

const pattern = sql.raw(bits.map((bit, at) => `(${bit})::int * ${2 ** at}`).join(' + '));

/** `[wait or null, key, referrals, days from 1970 to the first of them]` @param facts rows of `report_fact` with a `month` */
export const journeyLines = (facts: Rows) => sql`
  select month, json_agg(json_build_array(wait, key, n, since)) as lines from (
    select month, case grouping(pattern, triaged_after, contacted_after, met_after, attended_after)
        when 23 then 'triaged' when 27 then 'contacted' when 29 then 'met' when 30 then 'attended' end as wait,
      coalesce(pattern, triaged_after, contacted_after, met_after, attended_after) as key, count(*) as n,
      min(received_on) - date '1970-01-01' as since
    from (select ${pattern} as pattern, f.* from (${facts}) f) f
    group by grouping sets ((month, pattern), (month, triaged_after), (month, contacted_after), (month, met_after), (month, attended_after))) l
  group by month`;

/** `[people, median of their days]`, one line. @param facts those met in their `month` */
export const metLines = (facts: Rows) => sql`
  select month, json_build_array(json_build_array(count(*), percentile_cont(0.5) within group (order by met_after)::float)) as lines
  from (${facts}) f group by month`;

/**
 * `[by what, its key, first introduction of a group, introduced, attended, going, waiting, declined]`
 * Alike ones are counted once, then the few kinds of them by each thing. Codes are compared byte by byte: by the rules of a language it takes
 * as long as all the rest.
 * @param sent rows of `report_introduction` with a `month`
 */
export const thereLines = (sent: Rows) => sql`
  select month, json_agg(line) as lines from (
    with f as materialized (${sent}),
    alike as (
      select month, barrier collate "C" as barrier, route collate "C" as route, age_band collate "C" as age_band, place_id,
        attended::int + going::int * 2 + (waiting and not attended)::int * 4 + declined::int * 8 as what, count(*)::int as n
      from f group by 1, 2, 3, 4, 5, 6),
    parts as (
      select month, grouping(barrier, route, age_band, place_id) as part, barrier, route, age_band, place_id, sum(n) as n,
        coalesce(sum(n) filter (where what & 1 > 0), 0) as attended, coalesce(sum(n) filter (where what & 2 > 0), 0) as going,
        coalesce(sum(n) filter (where what & 4 > 0), 0) as waiting, coalesce(sum(n) filter (where what & 8 > 0), 0) as declined
      from alike group by grouping sets ((month), (month, barrier), (month, route), (month, age_band), (month, place_id)))
    select month, json_build_array(case part when 15 then 'all' when 7 then 'barrier' when 11 then 'route' when 13 then 'ageBand' else 'area' end,
      coalesce(barrier, route, nullif(age_band, ''), place_id::text), null, n, attended, going, waiting, declined) as line from parts
    union all
    select month, json_build_array('place', service_id, min(introduction_id::text collate "C"), count(*), count(*) filter (where attended),
      count(*) filter (where going), count(*) filter (where waiting and not attended), 0) from f group by month, service_id) l
  group by month`;

/**
 * `[questionnaire, scale, before, after, sessions held, declined at the end, cases]`; without a questionnaire: all ended cases
 * @param facts rows of `report_fact` with a `month` @param scores rows of `report_score` with a `month`
 */
export const helpLines = (facts: Rows, scores: Rows) => sql`
  select month, json_agg(line) as lines from (
    select month, json_build_array(null, null, null, null, null, null, count(*)) as line from (${facts}) f where ended group by month
    union all
    select month, json_build_array(instrument, scale, before, after, sessions_held, declined_at_end, count(*))
    from (select month, instrument collate "C" as instrument, scale collate "C" as scale, before, after, sessions_held, declined_at_end
      from (${scores}) f) f
    group by month, instrument, scale, before, after, sessions_held, declined_at_end) l
  group by month`;
