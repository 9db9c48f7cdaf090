import { type RawBuilder, sql } from 'kysely';
import { whoSaidNo } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import {
  factColumns,
  factsWorkedOut,
  introductionColumns,
  introductionsWorkedOut,
  type Where,
} from './worked-out-queries.ts';

/** More referrals than these worked out anew for one reader cost more than reading the records at once. */
export const MOST_STALE = 400;
/** A referral may be marked several times before the routine comes by. */
const MOST_MARKS = 5 * MOST_STALE;

/** What a reader of summaries must know before. */
export type Standing = Where & {
  /** Referrals whose rows may be out of date: they are worked out anew. */
  readonly stale: readonly string[];
  /** People who do not want to be counted. */
  readonly without: readonly string[];
};

/**
 * Whether the summaries can be read now. A row is true unless its referral is among the marked ones.
 * @param shape of `shapeOf`: how the scores are worked out today
 * @returns null where they are not there yet, were made for another zone or shape, or too much of them is out of date
 */
export async function standingNow(scope: Scope, zone: string, shape: string): Promise<Standing | null> {
  const { db, actor } = scope;
  const { programmeId } = actor;
  const [without, { rows }] = await Promise.all([
    whoSaidNo(scope, 'figures'),
    sql<{ stale: readonly string[]; marks: number }>`
      with marked as materialized (select referral_id from report_stale where programme_id = ${programmeId} limit ${MOST_MARKS + 1})
      select array(select distinct referral_id from marked) as stale, (select count(*) from marked) as marks
      from report_summary s where s.programme_id = ${programmeId} and s.zone = ${zone} and s.shape = ${shape}`.execute(
      db,
    ),
  ]);
  const found = rows[0];
  if (!found || found.marks > MOST_MARKS || found.stale.length > MOST_STALE) return null;
  const { stale } = found;
  return { programmeId, zone, stale, without };
}

/**
 * Which rows of a summary a report is about, as a condition on `f`; the same referrals as `inCohort` says.
 */
export function keptCohort({ period, route, need, area }: Asked, { programmeId, without }: Standing) {
  return sql`(f.programme_id = ${programmeId} and f.received_on between ${period.from}::date and ${period.until}::date
    and (${route}::text is null or f.route = ${route})
    and (${area}::uuid is null or f.area_id = ${area}::uuid)
    and (${need}::text is null or exists (select from referral_need n
      where n.programme_id = ${programmeId} and n.referral_id = f.referral_id and n.need = ${need}))
    and (f.person_id is null or f.person_id <> all(${[...without]}::uuid[])))`;
}

/** Rows of a summary as they are now: the kept ones, and those of marked referrals worked out anew. Has the columns of the table, as `f`. */
export function rowsNow(
  table: 'report_fact' | 'report_introduction',
  asked: RawBuilder<unknown>,
  standing: Standing,
) {
  const { stale } = standing;
  const columns = table === 'report_fact' ? factColumns : introductionColumns;
  const kept = sql`select ${columns} from ${sql.table(table)} f where ${asked}`;
  if (stale.length === 0) return kept;
  const which = sql`r.id = any(${[...stale]}::uuid[])`;
  const anew =
    table === 'report_fact' ? factsWorkedOut(standing, which) : introductionsWorkedOut(standing, which);
  return sql`${kept} and f.referral_id <> all(${[...stale]}::uuid[])
    union all select ${columns} from (${anew}) f where ${asked}`;
}
