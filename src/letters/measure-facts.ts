import { answersOf, instrumentOf, latest, scaleName, score, wordedItems } from '../outcomes/index.ts';
import type { Timepoint } from '../programmes/index.ts';
import type { View } from '../ui/index.ts';
import type { GpClosingFacts } from './documents/gp-closing.ts';
import type { CaseRecord } from './facts-queries.ts';

type Measures = NonNullable<GpClosingFacts['measures']>;

/** Counted, not scored: how often somebody went to a doctor is for reports. */
const leftOut = new Set(['service_use']);

/**
 * The person's answers before and after, scale by scale, of every questionnaire that was offered at either time; with why
 * a figure is missing.
 */
export function measureFacts(record: CaseRecord, view: View): Measures {
  const offered = new Set(
    record.assessments
      .filter(one => one.timepoint === 'baseline' || one.timepoint === 'end')
      .map(one => one.instrument),
  );
  return [...offered].flatMap(id => {
    const instrument = instrumentOf(id);
    if (!instrument || leftOut.has(id)) return [];
    const asked = id === 'own_concerns' ? wordedItems(record.concerns) : null;
    const at = (timepoint: Timepoint) => latest(record.assessments, id, timepoint);
    const scores = { start: at('baseline'), end: at('end') };
    const figure = (when: 'start' | 'end', scale: string) => {
      const taken = scores[when];
      if (taken?.declined) return 'declined' as const;
      const answers = answersOf(taken, instrument);
      if (!answers) return 'not_asked' as const;
      return score(instrument, answers).scores[scale] ?? ('not_answered' as const);
    };
    return instrument.scales
      .filter(scale => asked === null || scale.items.some(item => asked.includes(item)))
      .map(scale => ({
        label: scaleName(view, instrument, scale, record.concerns),
        low: scale.min,
        high: scale.max,
        lowerIsBetter: scale.better === 'lower',
        start: figure('start', scale.id),
        end: figure('end', scale.id),
      }));
  });
}

/** The days on which most was asked at the start and at the end: the newest of each. */
export function measuredOn({ assessments }: CaseRecord): { start: string | null; end: string | null } {
  const newest = (timepoint: Timepoint) =>
    assessments
      .filter(one => one.timepoint === timepoint && !one.declined && !leftOut.has(one.instrument))
      .map(one => one.takenOn.toString())
      .toSorted()
      .at(-1) ?? null;
  return { start: newest('baseline'), end: newest('end') };
}
