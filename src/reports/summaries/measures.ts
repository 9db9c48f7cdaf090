import { createHash } from 'node:crypto';
import { changeBetween, latest, packOf } from '../../outcomes/index.ts';
import type { ProgrammeSettings } from '../../programmes/index.ts';
import type { Measure } from '../help/help.ts';
import type { EndedCaseOf } from '../help/queries.ts';

type Settings = Pick<ProgrammeSettings, 'moreInstruments'>;

/** Changed whenever the rows of a summary are worked out in another way: then they are all worked out anew. */
const WAY = 1;

/** Every scale that a programme asks. */
export function measuresOf(settings: Settings): readonly Measure[] {
  return packOf(settings).flatMap(instrument => instrument.scales.map(scale => ({ instrument, scale })));
}

/** How summaries are worked out: another release, another questionnaire or another rule of scoring has another shape. */
export function shapeOf(settings: Settings): string {
  const asked = JSON.stringify(packOf(settings), (_, value) => (value instanceof Map ? [...value] : value));
  return `${WAY}-${createHash('sha256').update(asked).digest('hex').slice(0, 16)}`;
}

/** One scale of one ended case, as `report_score` keeps it. */
export type Score = {
  readonly referralId: string;
  readonly instrument: string;
  readonly scale: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly declinedAtEnd: boolean;
};

/** What there is to keep of ended cases: scales with a start, an end or a no. What is not here is missing at both ends. */
export function scoresOf(cases: readonly EndedCaseOf[], settings: Settings): readonly Score[] {
  const pack = packOf(settings);
  return cases.flatMap(({ referralId, taken }) =>
    pack.flatMap(instrument => {
      const declinedAtEnd = latest(taken, instrument.id, 'end')?.declined === true;
      return changeBetween(taken, instrument, 'baseline', 'end')
        .filter(({ before, after }) => declinedAtEnd || before !== null || after !== null)
        .map(({ scale, before, after }) => ({
          referralId,
          instrument: instrument.id,
          scale,
          before,
          after,
          declinedAtEnd,
        }));
    }),
  );
}
