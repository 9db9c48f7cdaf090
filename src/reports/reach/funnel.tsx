import type { Area } from '../../people/index.ts';
import { DataTable, Fold, type View } from '../../ui/index.ts';
import { type Step, steps, stepsOf } from '../journey/journey.ts';
import type { Dimension } from '../population/index.ts';
import { type Interval, shareOf } from '../statistics/interval.ts';
import { ofHundred, partWords } from './part-words.ts';
import type { ReachPerson } from './reach.ts';

/** One part of the people and how far they came; null is who is not recorded. */
export type PartFunnel = {
  readonly part: string | null;
  readonly reached: Readonly<Record<Step, number>>;
  /** Of those referred: met, and went to something. */
  readonly met: Interval | null;
  readonly attended: Interval | null;
};

/** The same people along the steps, part by part; who is not recorded and who would rather not say stand last. */
export function funnelOf(
  people: readonly ReachPerson[],
  dimension: Dimension,
  order: readonly string[],
): readonly PartFunnel[] {
  const parts = Map.groupBy(people, person => person.parts[dimension]);
  const known = [...new Set([...order, ...parts.keys()])].filter(
    part => part !== null && part !== 'not_said',
  );
  return [...known, 'not_said', null].flatMap((part): PartFunnel[] => {
    const those = parts.get(part);
    if (!those) return [];
    const reached = Object.fromEntries(
      stepsOf(those.map(one => one.fact)).map(one => [one.step, one.reached]),
    ) as Record<Step, number>;
    return [
      {
        part,
        reached,
        met: shareOf(reached.met, reached.referred),
        attended: shareOf(reached.attended, reached.referred),
      },
    ];
  });
}

type FunnelProps = {
  readonly view: View;
  readonly people: readonly ReachPerson[];
  readonly dimension: Dimension;
  readonly areas: readonly Area[];
  readonly order: readonly string[];
};

/** Is the way the same for everyone? */
export function Funnel({ view, people, dimension, areas, order }: FunnelProps) {
  const { t, say } = view;
  const rows = funnelOf(people, dimension, order);
  const name = (part: string | null) =>
    part === null
      ? t('reports.not_recorded')
      : part === 'not_said'
        ? t('codes.sexes.not_said')
        : partWords(view, dimension, part, areas);
  return (
    <section class="section stack reach" aria-labelledby="way">
      <h2 id="way">{t('reach.funnel.title')}</h2>
      <p class="quiet">{t('reach.funnel.note')}</p>
      <DataTable
        caption={t('reach.funnel.shares', { dimension: t(`reach.dimension.${dimension}`) })}
        rows={rows}
        rowKey={row => row.part ?? ''}
        columns={[
          { label: t(`reach.dimension.${dimension}`), head: true, cell: row => name(row.part) },
          {
            label: t('reach.step.referred'),
            numeric: true,
            cell: row => say.number(row.reached.referred),
          },
          { label: t('reach.funnel.met'), numeric: true, cell: row => ofHundred(view, row.met) },
          { label: t('reach.funnel.attended'), numeric: true, cell: row => ofHundred(view, row.attended) },
        ]}
      />
      <Fold summary={t('reach.funnel.all')}>
        <DataTable
          caption={t('reach.funnel.all')}
          hiddenCaption
          rows={rows}
          rowKey={row => row.part ?? ''}
          columns={[
            { label: t(`reach.dimension.${dimension}`), head: true, cell: row => name(row.part) },
            ...steps.map(step => ({
              label: t(`reports.journey.step.${step}`),
              numeric: true,
              cell: (row: PartFunnel) => say.number(row.reached[step]),
            })),
          ]}
        />
      </Fold>
    </section>
  );
}
