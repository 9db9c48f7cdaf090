import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { whoSaidNo } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Where } from './worked-out-queries.ts';

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
  /** The same as one text without their ids, as months keep it. */
  readonly left: string;
};

/** Who is left out, and a hash of it by which a month is known to leave out the same people. */
export async function leftOut(scope: Scope): Promise<Pick<Standing, 'without' | 'left'>> {
  const without = (await whoSaidNo(scope, 'figures')).toSorted();
  return { without, left: createHash('sha256').update(without.join()).digest('hex') };
}

/**
 * Whether the summaries can be read now. A row is true unless its referral is among the marked ones.
 * @param shape of `shapeOf`: how the scores are worked out today
 * @returns null where they are not there yet, were made for another zone or shape, or too much of them is out of date
 */
export async function standingNow(scope: Scope, zone: string, shape: string): Promise<Standing | null> {
  const { db, actor } = scope;
  const { programmeId } = actor;
  const [left, { rows }] = await Promise.all([
    leftOut(scope),
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
  return { programmeId, zone, stale, ...left };
}
