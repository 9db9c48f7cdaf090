import { type RawBuilder, sql } from 'kysely';
import { NotFound } from '../../core/index.ts';
import { everAsked, type Instrument } from '../../outcomes/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { programmeSettings } from '../../programmes/index.ts';
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

/** The zone of a programme and the questionnaires that count, as they are now. */
export type Own = { readonly where: Where; readonly pack: readonly Instrument[] };

/** The one place that writes summaries. @param scope of the system */
export function summaryStore(scope: Scope) {
  const { db, actor, now } = scope;
  const { programmeId } = actor;
  const among = (ids: readonly string[]): RawBuilder<unknown> => sql`r.id = any(${[...ids]}::uuid[])`;
  return {
    /** Takes the programme’s summaries for this transaction; false where another one has them. */
    async take(): Promise<boolean> {
      const { rows } = await sql<{ taken: boolean }>`
        select pg_try_advisory_xact_lock(hashtextextended('summaries of ' || ${programmeId}::text, 0)) as taken`.execute(
        db,
      );
      return rows[0]?.taken === true;
    },

    /** @throws NotFound */
    async own(): Promise<Own> {
      const row = await db
        .selectFrom('programme')
        .select(['time_zone', 'settings'])
        .where('id', '=', programmeId)
        .executeTakeFirst();
      if (!row) throw new NotFound('programme');
      const pack = await everAsked(scope, programmeSettings.parse(row.settings));
      return { where: { programmeId, zone: row.time_zone }, pack };
    },

    /** Whether all referrals were marked for this zone and shape. */
    async isFor(zone: string, shape: string): Promise<boolean> {
      const row = await db
        .selectFrom('report_summary')
        .select('programme_id')
        .where('programme_id', '=', programmeId)
        .where('zone', '=', zone)
        .where('shape', '=', shape)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Marks every referral; readers work marked ones out anew, or read the records while they are many. */
    async markAll(zone: string, shape: string): Promise<void> {
      await sql`insert into report_stale (programme_id, referral_id)
        select programme_id, id from referral where programme_id = ${programmeId}`.execute(db);
      await db
        .insertInto('report_summary')
        .values({ programme_id: programmeId, zone, shape, marked_at: now })
        .onConflict(on => on.column('programme_id').doUpdateSet({ zone, shape, marked_at: now }))
        .execute();
    },

    async mark(referralIds: readonly string[]): Promise<void> {
      await sql`insert into report_stale (programme_id, referral_id)
        select ${programmeId}, id from unnest(${[...referralIds]}::uuid[]) id`.execute(db);
    },

    /**
     * Takes the oldest marks away, as one stretch of their numbers: looked for one by one, without statistics, they took nine tenths of the
     * time of a first filling. What was marked must then be worked out in the same transaction, by later statements.
     */
    async takeMarks(most: number): Promise<readonly string[]> {
      const { rows } = await sql<{ referral_id: string }>`
        with taken as (
          delete from report_stale where programme_id = ${programmeId} and number <= (
            select max(number) from (select number from report_stale where programme_id = ${programmeId} order by number limit ${most}) oldest)
          returning referral_id)
        select distinct referral_id from taken`.execute(db);
      return rows.map(row => row.referral_id);
    },

    /** Writes the rows of these referrals anew; those of a referral that is gone or is a double go. */
    async write(where: Where, ids: readonly string[], scores: readonly Score[]): Promise<void> {
      const only = among(ids);
      for (const table of ['report_score', 'report_introduction', 'report_fact'] as const)
        await sql`delete from ${sql.table(table)} where programme_id = ${programmeId} and referral_id = any(${[...ids]}::uuid[])`.execute(
          db,
        );
      await sql`insert into report_fact (${factColumns}) ${factsWorkedOut(where, only)}`.execute(db);
      await sql`insert into report_introduction (${introductionColumns}) ${introductionsWorkedOut(where, only)}`.execute(
        db,
      );
      await sql`
        insert into report_score (programme_id, referral_id, instrument, scale, received_on, route, area_id, sessions_held, before, after,
          declined_at_end)
        select f.programme_id, f.referral_id, s.instrument, s.scale, f.received_on, f.route, f.area_id, f.sessions_held, s.before, s.after,
          s."declinedAtEnd"
        from jsonb_to_recordset(${JSON.stringify(scores)}::jsonb) s ("referralId" uuid, instrument text, scale text, before float, after float,
          "declinedAtEnd" boolean)
        join report_fact f on f.programme_id = ${programmeId} and f.referral_id = s."referralId" and f.ended`.execute(
        db,
      );
    },

    /**
     * Takes the marks of months away, and gives them with the months that leave out others than are left out now. They must then be added
     * up in the same transaction, by later statements.
     */
    async takeMonths({ left }: Pick<Standing, 'left'>): Promise<readonly string[]> {
      const { rows } = await sql<{ month: string }>`
        with taken as (delete from report_month_stale where programme_id = ${programmeId} returning month)
        select month::text from taken
        union select month::text from report_month where programme_id = ${programmeId} and without <> ${left}`.execute(
        db,
      );
      return rows.map(row => row.month);
    },

    /** Adds months up anew from the rows that are kept now. Spans that hold one of them go. */
    async writeMonths(months: readonly string[], whom: Pick<Standing, 'without' | 'left'>): Promise<void> {
      if (months.length === 0) return;
      await sql`insert into report_month (programme_id, month, without, journey, met, there, help) ${monthsAddedUp(scope, months, whom)}
        on conflict (programme_id, month) do update set without = excluded.without, journey = excluded.journey, met = excluded.met,
          there = excluded.there, help = excluded.help`.execute(db);
      await sql`delete from report_span s where s.programme_id = ${programmeId}
        and exists (select from unnest(${[...months]}::date[]) month where month between s.low and s.high)`.execute(
        db,
      );
    },

    /** Takes away the spans that nobody asks for any more, and gives those that are missing. */
    async missingSpans(wanted: readonly Together[]): Promise<readonly Together[]> {
      const { rows } = await sql<Together>`
        with wanted as (select * from unnest(${wanted.map(one => one.low)}::date[], ${wanted.map(one => one.high)}::date[]) w (low, high)),
        gone as (delete from report_span s where s.programme_id = ${programmeId}
          and not exists (select from wanted w where w.low = s.low and w.high = s.high))
        select distinct w.low::text, w.high::text from wanted w
        where not exists (select from report_span s where s.programme_id = ${programmeId} and s.low = w.low and s.high = w.high)`.execute(
        db,
      );
      return rows;
    },

    async writeSpan(span: Together, whom: Pick<Standing, 'without' | 'left'>): Promise<void> {
      await sql`insert into report_span (programme_id, low, high, without, journey, there, help) ${spanAddedUp(scope, span, whom)}`.execute(
        db,
      );
    },

    async markMonths(months: readonly string[]): Promise<void> {
      await sql`insert into report_month_stale (programme_id, month)
        select ${programmeId}, month from unnest(${[...months]}::date[]) month`.execute(db);
    },

    async noteComparison(unequal: number): Promise<void> {
      await db
        .updateTable('report_summary')
        .set({ compared_at: now, unequal })
        .where('programme_id', '=', programmeId)
        .execute();
    },
  };
}
