import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import type { JourneyFigures } from '../journey/journey.ts';
import type { MonthOfWaits } from '../journey/queries.ts';
import { bits, figuresOfLines, type JourneyLine } from './journey-lines.ts';
import { keptCohort, rowsNow, type Standing } from './standing-queries.ts';

const pattern = sql.raw(bits.map((bit, at) => `(${bit})::int * ${2 ** at}`).join(' + '));

/** How far people came and how long they waited, from the summaries: counts only, in one statement. */
export async function keptJourney(
  { db }: Scope,
  standing: Standing,
  asked: Asked,
  today: Temporal.PlainDate,
): Promise<JourneyFigures> {
  const { rows } = await sql<JourneyLine>`
    select case grouping(pattern, triaged_after, contacted_after, met_after, attended_after)
        when 23 then 'triaged' when 27 then 'contacted' when 29 then 'met' when 30 then 'attended' end as of,
      coalesce(pattern, triaged_after, contacted_after, met_after, attended_after) as key, count(*) as count,
      ${today}::date - min(received_on) as oldest
    from (select ${pattern} as pattern, f.* from (${rowsNow('report_fact', keptCohort(asked, standing), standing)}) f) f
    group by grouping sets ((pattern), (triaged_after), (contacted_after), (met_after), (attended_after))`.execute(
    db,
  );
  return figuresOfLines(rows);
}

/** The median wait of those whom we first met in a month, from the summaries; the same as `waitsByMonth`. */
export async function keptMonths(
  { db }: Scope,
  standing: Standing,
  { until, months }: { readonly until: Temporal.PlainDate; readonly months: number },
): Promise<readonly MonthOfWaits[]> {
  const { programmeId, without } = standing;
  const first = until.toPlainYearMonth().toPlainDate({ day: 1 });
  const met = sql`(f.programme_id = ${programmeId} and f.received_on + f.met_after >= ${first.subtract({ months })}::date
    and f.received_on + f.met_after < ${first}::date and (f.person_id is null or f.person_id <> all(${[...without]}::uuid[])))`;
  const { rows } = await sql<{ month: Temporal.PlainDate; met: number; days: number }>`
    select date_trunc('month', received_on + met_after)::date as month, count(*) as met,
      percentile_cont(0.5) within group (order by met_after)::float as days
    from (${rowsNow('report_fact', met, standing)}) f group by 1 order by 1`.execute(db);
  return rows.map(row => ({ ...row, month: row.month.toPlainYearMonth() }));
}
