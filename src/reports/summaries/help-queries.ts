import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import { inCohort } from '../asked/cohort-queries.ts';
import { type HelpFigures, helpFigures, type Measure, type MeasureChange, type Pair } from '../help/help.ts';
import { endedCasesWhere } from '../help/queries.ts';
import { linesOver } from './month-queries.ts';
import type { Standing } from './standing-queries.ts';

/** Ended cases that are alike in a scale; without an instrument: all ended cases. */
type Line = readonly [
  instrument: string | null,
  scale: string | null,
  before: number | null,
  after: number | null,
  sessionsHeld: number | null,
  declinedAtEnd: boolean | null,
  count: number,
];

/** How measures changed, from the summaries in one statement; cases that are marked are read from their records. */
export async function keptHelp(
  scope: Scope,
  standing: Standing,
  asked: Asked,
  measures: readonly Measure[],
): Promise<HelpFigures> {
  const [found, anew] = await Promise.all([
    linesOver<Line>(scope, 'help', standing, asked),
    markedCases(scope, standing, asked),
  ]);
  return together(
    figuresOf(
      found.flatMap(({ lines }) => lines),
      measures,
    ),
    helpFigures(anew, measures),
  );
}

async function markedCases(scope: Scope, { stale, zone }: Standing, asked: Asked) {
  if (stale.length === 0) return [];
  const cohort = await inCohort(scope, asked, zone);
  return endedCasesWhere(scope, sql`${cohort} and r.id = any(${[...stale]}::uuid[])`);
}

function figuresOf(lines: readonly Line[], measures: readonly Measure[]): HelpFigures {
  const by = Map.groupBy(lines, ([instrument, scale]) => `${instrument}.${scale}`);
  const cases = (by.get('null.null') ?? []).reduce((sum, line) => sum + line[6], 0);
  return {
    cases,
    changes: measures.map(measure =>
      changeOf(measure, cases, by.get(`${measure.instrument.id}.${measure.scale.id}`) ?? []),
    ),
  };
}

function changeOf(measure: Measure, cases: number, lines: readonly Line[]): MeasureChange {
  const pairs: Pair[] = [];
  let [start, end, declinedAtEnd] = [0, 0, 0];
  for (const [, , before, after, sessionsHeld, declined, count] of lines) {
    if (declined) declinedAtEnd += count;
    if (before === null && after !== null) start += count;
    if (before !== null && after === null) end += count;
    if (before === null || after === null) continue;
    const pair = { before, after, sessionsHeld: sessionsHeld ?? 0 };
    for (let at = 0; at < count; at += 1) pairs.push(pair);
  }
  const missing = { start, end, both: cases - pairs.length - start - end, declinedAtEnd };
  return { ...measure, cases, pairs, missing };
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
