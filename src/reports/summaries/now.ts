import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import { type HelpFigures, helpFigures, type Measure } from '../help/help.ts';
import { endedCases } from '../help/queries.ts';
import { type JourneyFact, type JourneyFigures, journeyFigures } from '../journey/journey.ts';
import { journeyFacts, type MonthOfWaits, waitsByMonth } from '../journey/queries.ts';
import { thereFacts } from '../there/queries.ts';
import { type ThereFigures, thereFigures } from '../there/there.ts';
import { keptFacts } from './fact-queries.ts';
import { keptHelp } from './help-queries.ts';
import { keptJourney, keptMonths } from './journey-queries.ts';
import { standingNow } from './standing-queries.ts';
import { keptThere } from './there-queries.ts';

type Journey = JourneyFigures & { readonly months: readonly MonthOfWaits[] };

/**
 * How long people wait and where they stop, as it is now: from the summaries where they can be read, else from the records.
 * @param at the programme’s zone and day, the shape of its summaries, and months of the run chart
 */
export async function journeyNow(
  scope: Scope,
  asked: Asked,
  at: {
    readonly zone: string;
    readonly shape: string;
    readonly today: Temporal.PlainDate;
    readonly months: number;
  },
): Promise<Journey> {
  const { zone, shape, today, months } = at;
  const standing = await standingNow(scope, zone, shape);
  if (standing === null) {
    const [facts, waits] = await Promise.all([
      journeyFacts(scope, asked, { zone, today }),
      waitsByMonth(scope, { zone, until: today, months }),
    ]);
    return { ...journeyFigures(facts), months: waits };
  }
  const [figures, waits] = await Promise.all([
    keptJourney(scope, standing, asked, today),
    keptMonths(scope, standing, { until: today, months }),
  ]);
  return { ...figures, months: waits };
}

/** What became of each referral, in the same way, for the people behind a figure. */
export async function factsNow(
  scope: Scope,
  asked: Asked,
  at: { readonly zone: string; readonly shape: string; readonly today: Temporal.PlainDate },
): Promise<readonly JourneyFact[]> {
  const { zone, shape, today } = at;
  const standing = await standingNow(scope, zone, shape);
  return standing === null
    ? journeyFacts(scope, asked, { zone, today })
    : keptFacts(scope, standing, asked, today);
}

/** Whether people get there, in the same way. */
export async function thereNow(
  scope: Scope,
  asked: Asked,
  zone: string,
  shape: string,
): Promise<ThereFigures> {
  const standing = await standingNow(scope, zone, shape);
  if (standing === null) return thereFigures(await thereFacts(scope, asked, zone));
  return keptThere(scope, standing, asked);
}

/** Whether it helps, in the same way. */
export async function helpNow(
  scope: Scope,
  asked: Asked,
  at: { readonly zone: string; readonly shape: string; readonly measures: readonly Measure[] },
): Promise<HelpFigures> {
  const { zone, shape, measures } = at;
  const standing = await standingNow(scope, zone, shape);
  if (standing === null) return helpFigures(await endedCases(scope, asked, zone), measures);
  return keptHelp(scope, standing, asked, measures);
}
