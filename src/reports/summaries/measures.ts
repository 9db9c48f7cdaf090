import { createHash } from 'node:crypto';
import { changeBetween, type Instrument, latest } from '../../outcomes/index.ts';
import type { Measure } from '../help/help.ts';
import type { EndedCaseOf } from '../help/queries.ts';

/** Changed whenever the rows of a summary are worked out in another way: then they are all worked out anew. */
const WAY = 2;

/** Every scale of some questionnaires. */
export function measuresOf(pack: readonly Instrument[]): readonly Measure[] {
  return pack.flatMap(instrument => instrument.scales.map(scale => ({ instrument, scale })));
}

/** How summaries are worked out: another release, another questionnaire or another rule of scoring has another shape. */
export function shapeOf(pack: readonly Instrument[]): string {
  const asked = JSON.stringify(pack, (_, value) => (value instanceof Map ? [...value] : value));
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
export function scoresOf(cases: readonly EndedCaseOf[], pack: readonly Instrument[]): readonly Score[] {
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
