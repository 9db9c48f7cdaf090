import type { Block } from '../engine/document.ts';
import type { Measure } from './facts.ts';
import type { Writing } from './letterhead.ts';
import { sentences } from './passages.ts';

type Measured = {
  readonly measures: readonly Measure[];
  readonly measuredOn: {
    readonly start?: Temporal.PlainDate | null | undefined;
    readonly end?: Temporal.PlainDate | null | undefined;
  };
  readonly askAgainOn?: Temporal.PlainDate | null | undefined;
};

/**
 * The person's answers before and after, side by side, with what is missing said in the table and counted under it,
 * and what the figures cannot show.
 */
export function measures(
  { measures, measuredOn, askAgainOn }: Measured,
  { t, say, short }: Writing,
): Block[] {
  if (measures.length === 0) return [];
  const shown = (answer: Measure['start']) =>
    typeof answer === 'number'
      ? say.number(answer, Number.isInteger(answer) ? 0 : 2)
      : t.of(`letters.measure.${answer}`);
  const rows = measures.map(one => [
    one.lowerIsBetter ? t('letters.measure.lower', { label: one.label }) : one.label,
    t('letters.measure.range', { low: say.number(one.low), high: say.number(one.high) }),
    shown(one.start),
    shown(one.end),
  ]);
  const unpaired = measures.filter(
    one => typeof one.start !== 'number' || typeof one.end !== 'number',
  ).length;
  const note = [
    t('letters.measure.caveat'),
    ...(unpaired > 0 ? [t('letters.measure.unpaired', { count: unpaired, all: measures.length })] : []),
    ...(askAgainOn ? [t('letters.measure.again', { month: say.month(askAgainOn) })] : []),
  ];
  return [
    {
      kind: 'table',
      head: [
        { text: t('letters.measure.question'), align: 'start' },
        { text: t('letters.measure.scale'), align: 'end' },
        { text: measuredOn.start ? short(measuredOn.start) : t('letters.measure.start'), align: 'end' },
        { text: measuredOn.end ? short(measuredOn.end) : t('letters.measure.end'), align: 'end' },
      ],
      rows,
    },
    { ...sentences(...note), quiet: true } as Block,
  ];
}
