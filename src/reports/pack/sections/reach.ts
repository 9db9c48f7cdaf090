import type { View } from '../../../ui/index.ts';
import { partWords } from '../../reach/part-words.ts';
import type { Interval } from '../../statistics/interval.ts';
import type { PackDimension, ReachFigures, ReachOfPart } from '../figures-of-reach.ts';
import type { PaperCell, PaperPart, PaperSection } from '../paper.ts';
import { altOf, bars, count, ofHundred } from './cells.ts';

/** Whom do we miss: who came beside who lives here. */
export function reachSection(view: View, reach: ReachFigures): PaperSection {
  const { t, say } = view;
  const told = reach.filter(one => one.parts !== null);
  const sources = new Map(
    reach
      .flatMap(one => one.from)
      .map(({ title, publisher, dated }) => [
        `${title}|${publisher}`,
        t('pack.reach.source', { title, publisher, day: say.date(dated) }),
      ]),
  );
  const without = told.filter(one => one.from.length === 0);
  return {
    id: 'reach',
    title: t('reports.reach.title'),
    sheet: t('pack.reach.sheet'),
    says: [
      t('pack.reach.says'),
      ...reach
        .filter(one => one.parts === null)
        .map(({ dimension }) => t('pack.who.no_cut', { cut: t(`pack.reach.by.${dimension}`) })),
      ...without.map(({ dimension }) =>
        t('pack.reach.no_residents', { by: t(`pack.reach.by.${dimension}`) }),
      ),
    ],
    parts: told.map(one => partOf(view, one)),
    caveats: [t('pack.reach.caveat.referrals'), t('pack.reach.caveat.known'), t('pack.reach.caveat.place')],
    definition: [t('pack.reach.definition'), t('pack.definition.share'), ...sources.values()],
  };
}

function partOf(view: View, { dimension, parts, notRecorded }: ReachFigures[number]): PaperPart {
  const { t } = view;
  const rows = (parts ?? [])
    .filter(one => one.people?.value !== 0 || one.residentShare !== null)
    .map(one => ({ label: partWords(view, dimension, one.part, []), one, cell: shareOf(view, one) }));
  const drawn = bars(
    rows.map(({ label, cell }) => ({ label, cell })),
    100,
  );
  return {
    title: t(`pack.reach.by.${dimension}`),
    ...(drawn.filter(bar => bar.to !== null).length > 1
      ? { chart: { alt: altOf(view, drawn), tone: 'hedge' as const, bars: drawn } }
      : {}),
    columns: [
      t(`pack.reach.part.${dimension satisfies PackDimension}`),
      t('pack.people'),
      t('pack.reach.share'),
      t('pack.reach.residents'),
      t('pack.reach.ratio'),
      t('pack.reach.beside'),
    ],
    rows: [
      ...rows.map(({ label, one, cell }) => [
        { text: label },
        count(view, one.people),
        cell,
        residentsOf(view, one),
        times(view, one.ratio),
        { text: one.beside === null ? '–' : t(`pack.reach.${one.beside}`) },
      ]),
      [
        { text: t('reports.not_recorded') },
        count(view, notRecorded),
        ...Array.from({ length: 4 }, (): PaperCell => ({ text: '–' })),
      ],
    ],
  };
}

const shareOf = (view: View, { share }: ReachOfPart): PaperCell => ofHundred(view, share);

function residentsOf({ say }: View, { residentShare }: ReachOfPart): PaperCell {
  if (residentShare === null) return { text: '–' };
  const hundredth = Math.round(residentShare * 100);
  return { text: say.number(hundredth), number: hundredth };
}

/** So many times as many as live here would lead one to expect. */
function times({ t, say }: View, ratio: Interval | null): PaperCell {
  if (ratio === null) return { text: '–' };
  const [value, low, high] = [ratio.value, ratio.low, ratio.high].map(one => say.number(one, 1));
  return {
    text: t('pack.within', { value: value ?? '', low: low ?? '', high: high ?? '' }),
    number: Math.round(ratio.value * 10) / 10,
  };
}
