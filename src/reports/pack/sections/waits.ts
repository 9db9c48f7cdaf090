import type { Quarter } from '../../quarter.ts';
import type { JourneyFigures } from '../figures.ts';
import type { PaperSection } from '../paper.ts';
import { altOf, bars, count, ofHundred, type Pen } from './cells.ts';

/** How long people waited, and where they stopped. */
export function waitsSection(
  pen: Pen,
  { steps, waits }: JourneyFigures,
  quarters: readonly Quarter[],
): PaperSection {
  const { t, say } = pen;
  const named = steps.map(one => ({
    ...one,
    label: t(`reports.journey.step.${one.step}`),
    cell: count(pen, one.people),
  }));
  const drawn = bars(named, steps[0]?.people?.value || undefined);
  const days = (end: number | null) => ({
    text: end === null ? t('pack.hidden') : t('pack.waits.most', { days: say.number(end) }),
    ...(end === null ? {} : { number: end }),
  });
  return {
    id: 'waits',
    title: t('reports.journey.title'),
    sheet: t('pack.waits.sheet'),
    says: [t('pack.waits.says')],
    parts: [
      {
        title: t('reports.journey.chart'),
        chart: { alt: altOf(pen, drawn), tone: 'hedge', bars: drawn },
        columns: [t('reports.journey.step'), t('pack.people'), t('pack.of100')],
        rows: named.map(one => [{ text: one.label }, one.cell, ofHundred(pen, one.share)]),
      },
      {
        title: t('reports.journey.waits'),
        note: t('pack.waits.note'),
        columns: [
          t('pack.quarter'),
          ...waits.map(one => t('pack.waits.until', { what: t(`reports.journey.wait.${one.wait}`) })),
        ],
        rows: quarters.map(({ year, number }, at) => [
          { text: t('reports.figures.quarter', { number, year: String(year) }) },
          ...waits.map(one => days(one.days[at] ?? null)),
        ]),
      },
    ],
    caveats: [t('pack.waits.caveat.ninety'), t('pack.waits.caveat.not_shown')],
    definition: [t('pack.waits.definition'), t('pack.definition.share')],
  };
}
