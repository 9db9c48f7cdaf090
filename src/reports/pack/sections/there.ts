import type { ThereFigures } from '../figures.ts';
import type { PaperPart, PaperSection } from '../paper.ts';
import { altOf, band, bars, ofHundred, type Pen } from './cells.ts';

/** Whether people got there, and what stopped them. */
export function thereSection(pen: Pen, there: ThereFigures): PaperSection {
  const { t } = pen;
  const steps = [
    { label: t('reports.there.attended'), cell: ofHundred(pen, there.attended) },
    { label: t('reports.there.going'), cell: ofHundred(pen, there.going) },
  ];
  const drawn = bars(steps, 100);
  return {
    id: 'there',
    title: t('reports.there.title'),
    sheet: t('pack.there.sheet'),
    says: [t('pack.there.says', { introduced: band(pen, there.introduced).text })],
    parts: [
      {
        title: t('pack.there.ended'),
        chart: { alt: altOf(pen, drawn), tone: 'hedge', bars: drawn },
        columns: [t('pack.there.came'), t('pack.of100')],
        rows: [
          ...steps.map(one => [{ text: one.label }, one.cell]),
          [{ text: t('pack.there.waiting') }, ofHundred(pen, there.waiting)],
        ],
      },
      ...barriersOf(pen, there),
    ],
    caveats: [t('reports.there.caveat.told'), t('pack.there.caveat.barriers')],
    definition: [t('pack.there.definition'), t('pack.definition.rough')],
  };
}

function barriersOf(pen: Pen, { barriers, reasons }: ThereFigures): readonly PaperPart[] {
  const { t } = pen;
  if (barriers.length === 0) return [];
  const rows = barriers.map(({ code, share }) => ({
    label: t.code('barriers', code),
    cell: ofHundred(pen, share),
  }));
  const drawn = bars(rows, 100);
  return [
    {
      title: t('reports.there.barriers'),
      note: t('pack.there.barriers.note', { reasons: band(pen, reasons).text }),
      chart: { alt: altOf(pen, drawn), tone: 'clay', bars: drawn },
      columns: [t('pack.there.barrier'), t('pack.of100')],
      rows: rows.map(one => [{ text: one.label }, one.cell]),
    },
  ];
}
