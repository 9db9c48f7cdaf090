import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Score } from './measures.ts';
import {
  factColumns,
  factsWorkedOut,
  introductionColumns,
  introductionsWorkedOut,
  type Where,
} from './worked-out-queries.ts';

/**
 * Referrals whose kept facts or introductions are other than their records say, though they are not marked; at most a thousand.
 * In one statement, so that nothing changes between the two.
 */
export async function driftedRows({ db }: Scope, where: Where): Promise<readonly string[]> {
  const { programmeId } = where;
  const all = sql`true`;
  const facts = sql`select ${factColumns} from (${factsWorkedOut(where, all)}) f`;
  const keptFacts = sql`select ${factColumns} from report_fact where programme_id = ${programmeId}`;
  const sent = sql`select ${introductionColumns} from (${introductionsWorkedOut(where, all)}) f`;
  const keptSent = sql`select ${introductionColumns} from report_introduction where programme_id = ${programmeId}`;
  const { rows } = await sql<{ referral_id: string }>`
    select distinct referral_id from (
      select referral_id from ((${facts}) except (${keptFacts})) a
      union all select referral_id from ((${keptFacts}) except (${facts})) b
      union all select referral_id from ((${sent}) except (${keptSent})) c
      union all select referral_id from ((${keptSent}) except (${sent})) d) unequal
    where referral_id not in (select referral_id from report_stale where programme_id = ${programmeId})
    order by 1 limit 1000`.execute(db);
  return rows.map(row => row.referral_id);
}

/** The next ended cases by id, for a walk through all of them. @param after null: from the first */
export async function endedAfter(
  { db, actor }: Scope,
  after: string | null,
  most: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('referral')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where('state', 'in', ['closed', 'follow_up'])
    .where('sessions_held', '>', 0)
    .$if(after !== null, some => some.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(row => row.id);
}

/** What is kept of the scores of these cases. */
export async function keptScores({ db, actor }: Scope, ids: readonly string[]): Promise<readonly Score[]> {
  const { rows } = await sql<Score>`
    select referral_id as "referralId", instrument, scale, before, after, declined_at_end as "declinedAtEnd"
    from report_score where programme_id = ${actor.programmeId} and referral_id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return rows;
}

/** Those of these referrals that are not marked. */
export async function unmarked({ db, actor }: Scope, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...ids]}::uuid[]) id
    where id not in (select referral_id from report_stale where programme_id = ${actor.programmeId})`.execute(
    db,
  );
  return rows.map(row => row.id);
}

/** How many referrals are marked. */
export async function markedReferrals({ db, actor }: Scope): Promise<number> {
  const row = await db
    .selectFrom('report_stale')
    .select(eb => eb.fn.count<number>('referral_id').distinct().as('marked'))
    .where('programme_id', '=', actor.programmeId)
    .executeTakeFirstOrThrow();
  return row.marked;
}
