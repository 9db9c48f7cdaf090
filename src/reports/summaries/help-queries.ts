import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import { inCohort } from '../asked/cohort-queries.ts';
import { type HelpFigures, helpFigures, type Measure, type MeasureChange } from '../help/help.ts';
import { endedCasesWhere } from '../help/queries.ts';
import { keptCohort, type Standing } from './standing-queries.ts';

/** Ended cases that are alike in a scale; without an instrument: all ended cases. */
type Line = {
  readonly instrument: string | null;
  readonly scale: string | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly sessionsHeld: number | null;
  readonly declinedAtEnd: boolean | null;
  readonly count: number;
};

/** How measures changed, from the summaries in one statement; cases that are marked are read from their records. */
export async function keptHelp(
  scope: Scope,
  standing: Standing,
  asked: Asked,
  measures: readonly Measure[],
): Promise<HelpFigures> {
  const stale = sql`${[...standing.stale]}::uuid[]`;
  const which = sql`${keptCohort(asked, standing)} and f.referral_id <> all(${stale})`;
  const instruments = [...new Set(measures.map(one => one.instrument.id))];
  const asking = sql<Line>`
    select null as instrument, null as scale, null::float as before, null::float as after, null::int as "sessionsHeld",
      null::boolean as "declinedAtEnd", count(*) as count
    from report_fact f where ${which} and f.ended
    union all
    select instrument collate "C", scale collate "C", before, after, sessions_held, declined_at_end, count(*)
    from report_score f where ${which} and f.instrument = any(${instruments}::text[]) group by 1, 2, 3, 4, 5, 6`.execute(
    scope.db,
  );
  const [{ rows }, anew] = await Promise.all([asking, markedCases(scope, standing, asked)]);
  return together(figuresOf(rows, measures), helpFigures(anew, measures));
}

async function markedCases(scope: Scope, { stale, zone }: Standing, asked: Asked) {
  if (stale.length === 0) return [];
  const cohort = await inCohort(scope, asked, zone);
  return endedCasesWhere(scope, sql`${cohort} and r.id = any(${[...stale]}::uuid[])`);
}

function figuresOf(lines: readonly Line[], measures: readonly Measure[]): HelpFigures {
  const cases = lines.find(line => line.instrument === null)?.count ?? 0;
  const by = Map.groupBy(lines, ({ instrument, scale }) => `${instrument}.${scale}`);
  return {
    cases,
    changes: measures.map(measure =>
      changeOf(measure, cases, by.get(`${measure.instrument.id}.${measure.scale.id}`) ?? []),
    ),
  };
}

function changeOf(measure: Measure, cases: number, lines: readonly Line[]): MeasureChange {
  const pairs = lines.flatMap(({ before, after, sessionsHeld, count }) =>
    before === null || after === null
      ? []
      : new Array(count).fill({ before, after, sessionsHeld: sessionsHeld ?? 0 }),
  );
  const sum = (is: (line: Line) => boolean) =>
    lines.filter(is).reduce((total, line) => total + line.count, 0);
  const start = sum(({ before, after }) => before === null && after !== null);
  const end = sum(({ before, after }) => before !== null && after === null);
  return {
    ...measure,
    cases,
    pairs,
    missing: {
      start,
      end,
      both: cases - pairs.length - start - end,
      declinedAtEnd: sum(({ declinedAtEnd }) => declinedAtEnd === true),
    },
  };
}

/** Two answers over other cases as one. */
function together(one: HelpFigures, other: HelpFigures): HelpFigures {
  if (other.cases === 0) return one;
  return {
    cases: one.cases + other.cases,
    changes: one.changes.map((change, at): MeasureChange => {
      const more = other.changes[at];
      if (!more) return change;
      const { missing } = change;
      return {
        ...change,
        cases: change.cases + more.cases,
        pairs: [...change.pairs, ...more.pairs],
        missing: {
          start: missing.start + more.missing.start,
          end: missing.end + more.missing.end,
          both: missing.both + more.missing.both,
          declinedAtEnd: missing.declinedAtEnd + more.missing.declinedAtEnd,
        },
      };
    }),
  };
}
