import {
  BarChart,
  DotScale,
  document,
  LineChart,
  RangeChart,
  RunChart,
  StaffLayout,
  type View,
} from '../index.ts';

const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'].map(
  month => Temporal.PlainYearMonth.from(month),
);

/** Every drawing of figures, with words and numbers that try it. */
export function chartsPage(view: View): string {
  const { say, t } = view;
  const days = [14, 12, 15, 11, 26, 10, 9, 8];
  return document(
    <StaffLayout view={view} title="Charts" current="reports">
      <h1>{t('ui.chart.numbers')}</h1>
      <div class="split">
        <BarChart
          view={view}
          title={t('reports.journey.chart')}
          note={t('reports.journey.chart.note')}
          summary="120, 96, 7"
          of={120}
          funnel
          bars={[
            { label: t('reports.journey.step.referred'), value: 120 },
            { label: t('reports.journey.step.accepted'), value: 96 },
            { label: t('reports.journey.step.met'), value: null },
            { label: t('reports.journey.step.attended'), value: 7 },
          ]}
        />
        <BarChart
          view={view}
          title={t('reports.there.barriers')}
          summary="1,250, 20"
          tone="clay"
          bars={[
            { label: t.code('barriers', 'transport'), value: 1_250 },
            { label: t('reports.there.declined', { count: 3 }), value: 20 },
          ]}
        />
      </div>
      <RunChart
        view={view}
        title={t('reports.journey.months.chart')}
        note={t('reports.journey.months.note')}
        summary="14, 8"
        limits={{ middle: 12, low: 2, high: 22 }}
        write={value => say.number(value, 0)}
        points={months.map((month, at) => ({
          name: say.month(month),
          short: say.monthShort(month),
          value: days[at] ?? 0,
          signal: days[at] === 26 ? t('reports.signal.outside') : undefined,
        }))}
      />
      <div class="split">
        <LineChart
          view={view}
          title={t('reports.help.chart')}
          summary="9, 4"
          min={0}
          max={10}
          points={[
            { at: '1', value: 9 },
            { at: '3', value: null },
            { at: '4', value: 6.5 },
            { at: '8', value: 4 },
          ]}
          slots={['1', '2', '3', '4', '5', '6', '7', '8']}
        />
        <DotScale
          view={view}
          title={t('reports.help.chart')}
          note={t('reports.help.chart.note')}
          summary="3.1, 6.4"
          min={0}
          max={10}
          rows={[
            { label: t('reports.journey.step.met'), before: 3.1, value: 6.4 },
            { label: t('reports.journey.step.going'), before: 9.5, value: 10 },
          ]}
        />
        <DotScale
          view={view}
          title={t('reports.help.chart')}
          summary="4"
          min={0}
          max={10}
          rows={[
            { label: t('ui.chart.start'), value: 4 },
            { label: t('ui.chart.now'), value: null },
          ]}
        />
      </div>
      <RangeChart
        view={view}
        title={t('reports.worth.swings', { kind: t('reports.worth.cash') })}
        note={t('reports.worth.swings.note')}
        summary="-1,200, 8,400"
        write={value => `${value < 0 ? '−' : ''}${say.money(Math.abs(value))}`}
        span={(low, high) => t('reports.span', { low, high })}
        ranges={[
          { label: t('reports.worth.swing.chance'), low: -120_000, high: 840_000 },
          { label: t('reports.worth.swing.ours'), low: 200_000, high: 520_000 },
          { label: t('reports.worth.swing.anyway'), low: 300_000, high: 300_000 },
        ]}
      />
    </StaffLayout>,
  );
}
