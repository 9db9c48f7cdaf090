import { z } from 'zod';
import { BarChart, DataTable, document, Facts, type View } from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { fitShare } from '../fit.ts';
import { type Release, releasedWaits } from '../release.ts';
import { releasedSteps } from '../steps.ts';
import { askedRelease, cellWords, door, quarterWords, ReleasedFrame, released } from './frame.tsx';

export const quarterQuery = z.object({ quarter: z.string().max(6).catch('').default('') });

/** How far people come and how long they wait, for whoever may know nobody. */
export const wayPage: Route = route({
  method: 'get',
  path: released.way,
  door,
  query: quarterQuery,
  async handle(ask) {
    const { all, one } = await askedRelease(ask);
    const { view, flash } = ask;
    return ask.page(
      document(
        <ReleasedFrame view={view} flash={flash} question="way" all={all} one={one}>
          {one ? <Way view={view} one={one} /> : null}
        </ReleasedFrame>,
      ),
    );
  },
});

type WayProps = { readonly view: View; readonly one: Release };

function Way({ view, one }: WayProps) {
  const { t, say } = view;
  const { funnel } = one;
  const steps = releasedSteps.map(step => ({
    step,
    name: t(`reports.journey.step.${step}`),
    count: funnel[step],
    share: fitShare(funnel[step], funnel.referred),
  }));
  return (
    <section class="section stack" aria-label={t('reports.figures.way')}>
      <div class="split">
        <BarChart
          view={view}
          title={t('reports.figures.way_chart')}
          note={quarterWords(view, one.quarter)}
          summary={steps.map(each => `${each.name} ${cellWords(view, each.count)}`).join(', ')}
          of={funnel.referred ?? undefined}
          bars={steps.map(each => ({
            label: each.name,
            value: each.count,
            text: each.count === null ? t('reports.figures.hidden') : undefined,
          }))}
        />
        <DataTable
          caption={t('reports.figures.way_table', { quarter: quarterWords(view, one.quarter) })}
          rows={steps}
          rowKey={row => row.step}
          columns={[
            { label: t('reports.journey.step'), head: true, cell: row => row.name },
            { label: t('reports.figures.people'), numeric: true, cell: row => cellWords(view, row.count) },
            {
              label: t('reports.journey.of100'),
              numeric: true,
              cell: row => (row.share === null ? '–' : say.number(row.share)),
            },
          ]}
        />
      </div>
      <h2>{t('reports.figures.waits')}</h2>
      <Facts
        items={releasedWaits.map(wait => ({
          term: t(`reports.journey.step.${wait}`),
          detail:
            one.waits[wait] === null
              ? t('reports.too_few')
              : t('reports.figures.within', { days: one.waits[wait] ?? 0 }),
        }))}
      />
    </section>
  );
}
