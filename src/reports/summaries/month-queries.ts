import { type RawBuilder, sql } from 'kysely';
import { compiledOnce, type Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import { type Gaps, gapsOf, inOnePiece } from './gaps.ts';
import { helpLines, journeyLines, metLines, thereLines } from './lines-queries.ts';
import type { Standing } from './standing-queries.ts';
import {
  factColumns,
  factsWorkedOut,
  introductionColumns,
  introductionsWorkedOut,
} from './worked-out-queries.ts';

/** What is kept of a month, each a column of `report_month`. */
export type Kept = 'journey' | 'met' | 'there' | 'help';
type Table = 'report_fact' | 'report_introduction' | 'report_score';

/** Lines of one month, or of days and records that no month was read for. */
export type Lines<Line> = { readonly month: Temporal.PlainDate | null; readonly lines: readonly Line[] };

/** What a statement below is asked with; days as texts. */
type Asking = Standing & Gaps & Pick<Asked, 'route' | 'need' | 'area'>;
/** The same while it is built. What is not narrowed has no conditions for it: PostgreSQL would plan the statement anew each time. */
type Values = Asking & { readonly narrowed: boolean };

/**
 * Lines of a report over a span of days, in one statement: whole months as they are kept, all of them as one row where there is one, unless
 * they are marked, leave out others than are left out today, or hold a referral that is marked; all other days from the kept rows, and marked referrals from their records. What is
 * narrowed is counted from rows. For `help`, whoever asks adds the marked referrals.
 */
export async function linesOver<Line>(
  { db }: Scope,
  kept: Kept,
  standing: Standing,
  { period: { from, until }, route, need, area }: Asked,
): Promise<readonly Lines<Line>[]> {
  const narrowed = route !== null || need !== null || area !== null;
  const asked = { ...standing, ...(narrowed ? inOnePiece : gapsOf)(from, until), route, need, area };
  const { rows } = await db.executeQuery(
    statements[kept][standing.stale.length > 0 ? 'marked' : 'unmarked'][narrowed ? 'narrowed' : 'all'](asked),
  );
  return rows as unknown as readonly Lines<Line>[];
}

/** The day by which rows belong to a month. */
const received = sql.raw('f.received_on');
const met = sql.raw('(f.received_on + f.met_after)');
const monthOf = (day: RawBuilder<unknown>) => sql`date_trunc('month', ${day})::date`;

/** Which rows are asked for, but for the day; the same referrals as `inCohort` says. */
const cohort = ({
  programmeId,
  without,
  route,
  need,
  area,
  narrowed,
}: Values) => sql`f.programme_id = ${programmeId}
  ${
    narrowed
      ? sql`and (${route}::text is null or f.route = ${route})
        and (${area}::uuid is null or f.area_id = ${area}::uuid)
        and (${need}::text is null or exists (select from referral_need n
          where n.programme_id = ${programmeId} and n.referral_id = f.referral_id and n.need = ${need}))`
      : sql``
  }
  and (f.person_id is null or f.person_id <> all(${without}::uuid[]))`;

const columnsOf: Readonly<Record<Table, RawBuilder<unknown>>> = {
  report_fact: factColumns,
  report_introduction: introductionColumns,
  report_score: sql`*`,
};

/** Kept rows of the days that no month was read for, without those of marked referrals. @param month which month a row gets */
const rowsOf = (table: Table, values: Values, month: RawBuilder<unknown>, day = received) => sql`
  select ${month} as month, f.* from gap, lateral (
    select ${columnsOf[table]} from ${sql.table(table)} f
    where ${day} between gap.low and gap.high and ${cohort(values)} and f.referral_id <> all(${values.stale}::uuid[]) offset 0) f`;

/** What marked referrals come to now, over all the days asked for. */
const anew = (values: Values, worked: RawBuilder<unknown>, month: RawBuilder<unknown>, day = received) => sql`
  select ${month} as month, f.* from (${worked}) f
  where ${day} between ${values.from}::date and ${values.until}::date and ${cohort(values)}`;

/** Months of the kept rows of marked referrals. */
const monthsOfMarked = (table: Table, { programmeId, stale }: Values, day = received) => sql`
  select ${monthOf(day)} from ${sql.table(table)} f
  where f.programme_id = ${programmeId} and f.referral_id = any(${stale}::uuid[]) and ${day} is not null`;

type Parts = {
  /** Rows that are not in a month. */
  readonly lines: RawBuilder<unknown>;
  /** Whatever else there is to read before. */
  readonly before?: RawBuilder<unknown>;
  /** Months that cannot be read, besides the marked ones: a select or several. */
  readonly never?: RawBuilder<unknown>;
};

const statement = (kept: Kept, values: Values, parts: Parts) => {
  const { programmeId, months, left, lows, highs, low, high } = values;
  const never = parts.never ?? sql`select null::date where false`;
  // Medians of months are no median of all of them.
  const several =
    kept === 'met'
      ? sql`select null::date as month, null::json as lines where false`
      : sql`select null::date as month, s.${sql.ref(kept)} as lines from report_span s
        where s.programme_id = ${programmeId} and s.low = ${low}::date and s.high = ${high}::date and s.without = ${left}
          and not exists (select from never n where n.month between s.low and s.high)`;
  return sql<Lines<unknown>>`
  with ${parts.before ?? sql``} never (month) as materialized (
    select month from report_month_stale where programme_id = ${programmeId} union all ${never}),
  several as materialized (${several}),
  whole as materialized (
    select d.month, d.${sql.ref(kept)} as lines from report_month d
    where not exists (select from several) and d.programme_id = ${programmeId} and d.month = any(${months}::date[]) and d.without = ${left}
      and not exists (select from never n where n.month = d.month)),
  gap as materialized (
    select g.low, g.high from unnest(${lows}::date[], ${highs}::date[]) g (low, high)
    where not exists (select from whole w where w.month = ${monthOf(sql`g.low`)})
      and not exists (select from several where g.low >= ${low}::date and g.high <= ${high}::date))
  select month, lines from several union all select month, lines from whole union all select month, lines from (${parts.lines}) l`;
};

const none = sql`null::date`;
const metMonth = monthOf(sql`gap.low`);
const marked = ({ stale }: Values) => sql`r.id = any(${stale}::uuid[])`;
const both = (one: RawBuilder<unknown>, other: RawBuilder<unknown>) => sql`${one} union all ${other}`;

const worked = (values: Values) =>
  sql`select ${factColumns} from (${factsWorkedOut(values, marked(values))}) f`;
const workedSent = (values: Values) =>
  sql`select ${introductionColumns} from (${introductionsWorkedOut(values, marked(values))}) f`;

/** Rows of `report_fact` over the days of a `gap`, and marked referrals from their records. */
export const factRows = (values: Values) =>
  both(rowsOf('report_fact', values, none), anew(values, worked(values), none));

/** How each report is read where nothing is marked, and where something is. */
const ways: Readonly<Record<Kept, Readonly<Record<'unmarked' | 'marked', (values: Values) => Parts>>>> = {
  journey: {
    unmarked: values => ({ lines: journeyLines(rowsOf('report_fact', values, none)) }),
    marked: values => ({
      lines: journeyLines(factRows(values)),
      never: monthsOfMarked('report_fact', values),
    }),
  },
  met: {
    unmarked: values => ({ lines: metLines(rowsOf('report_fact', values, metMonth, met)) }),
    // Medians cannot be put together: a month with a marked referral, before or now, is counted from rows.
    marked: values => ({
      before: sql`anew as materialized (${anew(values, worked(values), monthOf(met), met)}),`,
      lines: metLines(both(rowsOf('report_fact', values, metMonth, met), sql`select * from anew`)),
      never: both(monthsOfMarked('report_fact', values, met), sql`select month from anew`),
    }),
  },
  there: {
    unmarked: values => ({ lines: thereLines(rowsOf('report_introduction', values, none)) }),
    marked: values => ({
      lines: thereLines(
        both(rowsOf('report_introduction', values, none), anew(values, workedSent(values), none)),
      ),
      never: monthsOfMarked('report_introduction', values),
    }),
  },
  help: {
    unmarked: values => ({
      lines: helpLines(rowsOf('report_fact', values, none), rowsOf('report_score', values, none)),
    }),
    marked: values => ({
      lines: helpLines(rowsOf('report_fact', values, none), rowsOf('report_score', values, none)),
      never: both(monthsOfMarked('report_fact', values), monthsOfMarked('report_score', values)),
    }),
  },
};

const narrowings = (kept: Kept, way: (values: Values) => Parts) => {
  const asking = (narrowed: boolean) =>
    compiledOnce((_, asked: Asking) => {
      const values = Object.create(asked, { narrowed: { value: narrowed } }) as Values;
      return statement(kept, values, way(values));
    });
  return { all: asking(false), narrowed: asking(true) };
};
const statementsOf = (kept: Kept) => ({
  unmarked: narrowings(kept, ways[kept].unmarked),
  marked: narrowings(kept, ways[kept].marked),
});
const statements = {
  journey: statementsOf('journey'),
  met: statementsOf('met'),
  there: statementsOf('there'),
  help: statementsOf('help'),
};

/** A span of days that is added up together. */
export type Together = { readonly low: string; readonly high: string };

/** Kept rows of each of some spans; `month` is the first day of its span. */
const keptRows =
  (programmeId: string, spans: readonly Together[], without: readonly string[]) =>
  (table: Table, day = received) =>
    sql`
    select m.low as month, f.* from unnest(${spans.map(one => one.low)}::date[], ${spans.map(one => one.high)}::date[]) m (low, high), lateral (
      select ${columnsOf[table]} from ${sql.table(table)} f
      where f.programme_id = ${programmeId} and ${day} between m.low and m.high
        and (f.person_id is null or f.person_id <> all(${[...without]}::uuid[])) offset 0) f`;

/** Adds months up from the kept rows, as they are. @param whom of `Standing`: who is left out */
export function monthsAddedUp(
  { actor: { programmeId } }: Scope,
  months: readonly string[],
  { without, left }: Pick<Standing, 'without' | 'left'>,
) {
  const spans = months.map(month => {
    const low = Temporal.PlainDate.from(month);
    return { low: month, high: low.add({ months: 1 }).subtract({ days: 1 }).toString() };
  });
  const of = keptRows(programmeId, spans, without);
  return sql`
    select ${programmeId}::uuid as programme_id, m.month, ${left}::text as without, coalesce(j.lines, '[]') as journey,
      coalesce(e.lines, '[]') as met, coalesce(t.lines, '[]') as there, coalesce(h.lines, '[]') as help
    from unnest(${[...months]}::date[]) m (month)
    left join (${journeyLines(of('report_fact'))}) j on j.month = m.month
    left join (${metLines(of('report_fact', met))}) e on e.month = m.month
    left join (${thereLines(of('report_introduction'))}) t on t.month = m.month
    left join (${helpLines(of('report_fact'), of('report_score'))}) h on h.month = m.month`;
}

/** Adds up a span of whole months in the same way. */
export function spanAddedUp(
  { actor: { programmeId } }: Scope,
  { low, high }: Together,
  { without, left }: Pick<Standing, 'without' | 'left'>,
) {
  const of = keptRows(programmeId, [{ low, high }], without);
  const lines = (of: RawBuilder<unknown>) => sql`coalesce((select lines from (${of}) l), '[]')`;
  return sql`
    select ${programmeId}::uuid as programme_id, ${low}::date as low, ${high}::date as high, ${left}::text as without,
      ${lines(journeyLines(of('report_fact')))} as journey, ${lines(thereLines(of('report_introduction')))} as there,
      ${lines(helpLines(of('report_fact'), of('report_score')))} as help`;
}
