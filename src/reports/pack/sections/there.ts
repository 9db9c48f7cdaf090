import type { ThereFigures } from '../figures.ts';
import type { PaperPart, PaperSection } from '../paper.ts';
import { altOf, bars, count, ofHundred, type Pen } from './cells.ts';

/** Whether people got there, and what stopped them. */
export function thereSection(pen: Pen, there: ThereFigures): PaperSection {
  const { t } = pen;
  const steps = (['attended', 'going'] as const).map(step => ({
    label: t(`reports.there.${step}`),
    people: count(pen, there[step]),
    cell: ofHundred(pen, there.shares[step]),
  }));
  const drawn = bars(steps, 100);
  return {
    id: 'there',
    title: t('reports.there.title'),
    sheet: t('pack.there.sheet'),
    says: [t('pack.there.says', { introduced: count(pen, there.introduced).text })],
    parts: [
      {
        title: t('pack.there.ended'),
        chart: { alt: altOf(pen, drawn), tone: 'hedge', bars: drawn },
        columns: [t('pack.there.came'), t('pack.people'), t('pack.of100')],
        rows: steps.map(one => [{ text: one.label }, one.people, one.cell]),
      },
      ...reasonsOf(pen, there),
    ],
    caveats: [t('reports.there.caveat.told'), t('pack.there.caveat.barriers')],
    definition: [t('pack.there.definition'), t('pack.definition.counts'), t('pack.definition.at_least')],
  };
}

function reasonsOf(pen: Pen, { reasons }: ThereFigures): readonly PaperPart[] {
  const { t } = pen;
  if (reasons.length === 0) return [];
  const rows = reasons.map(({ code, cases }) => ({
    label: t.code('barriers', code),
    cell: count(pen, cases),
  }));
  const drawn = bars(rows);
  return [
    {
      title: t('reports.there.barriers'),
      note: t('pack.there.barriers.note'),
      chart: { alt: altOf(pen, drawn), tone: 'clay', bars: drawn },
      columns: [t('pack.there.barrier'), t('pack.people')],
      rows: rows.map(one => [{ text: one.label }, one.cell]),
    },
  ];
}
