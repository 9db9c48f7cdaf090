import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import type { JourneyFigures } from '../journey/journey.ts';
import type { MonthOfWaits } from '../journey/queries.ts';
import { figuresOfLines, type JourneyLine } from './journey-lines.ts';
import { linesOver } from './month-queries.ts';
import type { Standing } from './standing-queries.ts';

/** How far people came and how long they waited, from the summaries: counts only, in one statement. */
export async function keptJourney(
  scope: Scope,
  standing: Standing,
  asked: Asked,
  today: Temporal.PlainDate,
): Promise<JourneyFigures> {
  const found = await linesOver<JourneyLine>(scope, 'journey', standing, asked);
  return figuresOfLines(
    found.flatMap(({ lines }) => lines),
    today,
  );
}

/** The median wait of those whom we first met in a month, from the summaries; the same as `waitsByMonth`. */
export async function keptMonths(
  scope: Scope,
  standing: Standing,
  { until, months }: { readonly until: Temporal.PlainDate; readonly months: number },
): Promise<readonly MonthOfWaits[]> {
  const first = until.toPlainYearMonth().toPlainDate({ day: 1 });
  const period = { code: '', from: first.subtract({ months }), until: first.subtract({ days: 1 }) };
  const everybody = { period, route: null, need: null, area: null };
  const found = await linesOver<readonly [met: number, days: number]>(scope, 'met', standing, everybody);
  return found
    .flatMap(({ month, lines }) =>
      month ? lines.map(([met, days]) => ({ month: month.toPlainYearMonth(), met, days })) : [],
    )
    .toSorted((a, b) => Temporal.PlainYearMonth.compare(a.month, b.month));
}
