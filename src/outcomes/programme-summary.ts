import { changeBetween } from './assessment.ts';
import type { Instrument, Scale } from './instruments/index.ts';
import type { ClosedCase } from './queries.ts';
import { type ChangeSummary, summariseChanges } from './scoring-summary.ts';

/** One scale of the programme's summary. */
export type SummaryLine = {
  readonly instrument: Instrument;
  readonly scale: Scale;
  readonly summary: ChangeSummary;
};

/**
 * Paired change from start to end over the closed cases, scale by scale. Everybody is counted in each line: whoever has
 * no pair is among the missing.
 */
export function programmeSummary(
  cases: readonly ClosedCase[],
  pack: readonly Instrument[],
): readonly SummaryLine[] {
  return pack.flatMap(instrument => {
    const changes = cases.flatMap(({ taken }) =>
      changeBetween(taken.map(dated), instrument, 'baseline', 'end'),
    );
    return instrument.scales.map(scale => ({
      instrument,
      scale,
      summary: summariseChanges(scale.id, changes),
    }));
  });
}

// The query gives one row for each instrument and timepoint, so any day will do for finding the newest.
const anyDay = Temporal.PlainDate.from('2000-01-01');
const dated = (one: ClosedCase['taken'][number]) => ({ ...one, id: '', takenOn: anyDay });
