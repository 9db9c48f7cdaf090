import type { View } from '../../../ui/index.ts';
import type { Spread } from '../../workers/workers.ts';
import type { TeamFigures } from '../figures-of-work.ts';
import type { PaperCell, PaperPart, PaperSection } from '../paper.ts';
import { count, plain } from './cells.ts';

/** The team, and how many link workers a two-week wait would take. */
export function teamSection(view: View, team: TeamFigures): PaperSection {
  const { t, say } = view;
  return {
    id: 'team',
    title: t('pack.team.title'),
    sheet: t('pack.team.sheet'),
    says: [
      t('pack.team.says', { workers: team.workers, places: say.number(team.places) }),
      ...(team.lacks ? [t(`pack.team.lacks.${team.lacks}`)] : []),
    ],
    parts: [
      {
        title: t('reports.workers.given'),
        columns: [t('pack.what'), t('pack.figure')],
        rows: [
          [{ text: t('reports.workers.workers') }, plain(view, team.workers)],
          [{ text: t('pack.team.places') }, plain(view, team.places)],
          [{ text: t('reports.workers.accepted') }, fewOr(view, team.acceptedMonthly)],
          [{ text: t('pack.team.stay') }, fewOr(view, team.stay)],
          [{ text: t('pack.team.ended') }, count(view, team.ended)],
        ],
      },
      ...playedOf(view, team),
    ],
    caveats: [t('reports.workers.caveat.model'), t('pack.team.caveat.open')],
    definition: [t('pack.team.definition')],
  };
}

const fewOr = (view: View, value: number | null): PaperCell =>
  value === null ? { text: view.t('pack.too_few') } : plain(view, value);

function playedOf(view: View, { staffed, workers }: TeamFigures): readonly PaperPart[] {
  const { t, say } = view;
  if (staffed.length === 0) return [];
  const days = ({ middle, low, high }: Spread): PaperCell => ({
    text: t('pack.within', {
      value: say.number(Math.round(middle)),
      low: say.number(Math.round(low)),
      high: say.number(Math.round(high)),
    }),
    number: Math.round(middle),
  });
  return [
    {
      title: t('reports.workers.played'),
      note: t('reports.workers.table'),
      columns: [
        t('reports.workers.workers'),
        t('reports.workers.half'),
        t('reports.workers.nine'),
        t('pack.team.held'),
      ],
      rows: staffed.map(one => [
        {
          text:
            one.workers === workers
              ? t('pack.team.now', { workers: say.number(one.workers) })
              : say.number(one.workers),
          number: one.workers,
        },
        days(one.half),
        days(one.nineOfTen),
        plain(view, Math.round(one.held * 100)),
      ]),
    },
  ];
}
