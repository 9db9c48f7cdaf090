import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Score } from './measures.ts';
import { monthsAddedUp, spanAddedUp, type Together } from './month-queries.ts';
import type { Standing } from './standing-queries.ts';
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

/** Months that are other than their kept rows come to, though they are not marked. Lines are compared in one order. */
export async function driftedMonths(
  scope: Scope,
  whom: Pick<Standing, 'without' | 'left'>,
): Promise<readonly string[]> {
  const { db, actor } = scope;
  const kept = await sql<{ month: string }>`
    select month::text from report_month d where d.programme_id = ${actor.programmeId} and d.without = ${whom.left}
      and d.month not in (select month from report_month_stale where programme_id = ${actor.programmeId}) order by 1`.execute(
    db,
  );
  const months = kept.rows.map(row => row.month);
  if (months.length === 0) return [];
  const { rows } = await sql<{ month: string }>`
    select a.month::text from (${monthsAddedUp(scope, months, whom)}) a
    join report_month d on d.programme_id = a.programme_id and d.month = a.month
    where (${all('a', ['journey', 'met', 'there', 'help'])}) is distinct from (${all('d', ['journey', 'met', 'there', 'help'])})
    order by 1`.execute(db);
  return rows.map(row => row.month);
}

/** First months of spans that are other than their kept rows come to, though no month of theirs is marked. */
export async function driftedSpans(
  scope: Scope,
  whom: Pick<Standing, 'without' | 'left'>,
): Promise<readonly string[]> {
  const { db, actor } = scope;
  const kept = await sql<Together>`
    select low::text, high::text from report_span s where s.programme_id = ${actor.programmeId} and s.without = ${whom.left}
      and not exists (select from report_month_stale m where m.programme_id = s.programme_id and m.month between s.low and s.high)`.execute(
    db,
  );
  const drifted: string[] = [];
  for (const span of kept.rows) {
    const { rows } = await sql`
      select from (${spanAddedUp(scope, span, whom)}) a
      join report_span d on d.programme_id = a.programme_id and d.low = a.low and d.high = a.high
      where (${all('a', ['journey', 'there', 'help'])}) is distinct from (${all('d', ['journey', 'there', 'help'])})`.execute(
      db,
    );
    if (rows.length > 0) drifted.push(span.low);
  }
  return drifted;
}

/** Columns with lines in one order, whichever way they were grouped. */
const all = (table: string, columns: readonly string[]) =>
  sql.join(
    columns.map(
      one =>
        sql`(select jsonb_agg(e order by e) from jsonb_array_elements(${sql.ref(`${table}.${one}`)}::jsonb) e)`,
    ),
  );

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
