import { ChartFrame, sidesOf, type View } from '../../ui/index.ts';
import { INNER, limitsAt, OUTER, type Placed } from './limits.ts';

const WIDTH = 620;
const TOP = 18;
const BOTTOM = 232;
const LEFT = 48;
const RIGHT = 600;
/** Points along each limit. */
const POINTS = 40;

type PlotProps = {
  readonly view: View;
  readonly title: string;
  readonly overall: number;
  readonly units: readonly Placed[];
};

/** A funnel plot: each unit by its size and share, between the limits of chance. One’s own has a ring, and the table says the same. */
export function FunnelPlot({ view, title, overall, units }: PlotProps) {
  const { t, say } = view;
  const sides = sidesOf(view, WIDTH);
  const largest = Math.max(20, ...units.map(one => one.all)) * 1.1;
  const x = (size: number) => sides.x(LEFT + ((RIGHT - LEFT) * size) / largest);
  const y = (share: number) => (BOTTOM - (BOTTOM - TOP) * share).toFixed(1);
  const hundred = (share: number) => say.number(share * 100, 0);
  const line = (level: number, end: 0 | 1) =>
    Array.from({ length: POINTS }, (_, at) => {
      const size = 5 + ((largest - 5) * at) / (POINTS - 1);
      return `${at === 0 ? 'M' : 'L'}${x(size)},${y(limitsAt(overall, size, level)[end])}`;
    }).join(' ');
  return (
    <ChartFrame
      view={view}
      title={title}
      note={t('reports.region.plot_note')}
      openTable
      columns={[
        t('reports.region.programme'),
        t('reports.region.some'),
        t('reports.region.of_all'),
        t('reports.journey.of100'),
        t('reports.region.beside'),
      ]}
      rows={units.map(one => [
        one.own ? t('reports.region.own', { name: one.name }) : one.name,
        say.number(one.some),
        say.number(one.all),
        hundred(one.share),
        t(`reports.region.beside.${one.beside}`),
      ])}
    >
      <svg
        class="run-chart"
        viewBox={`0 0 ${WIDTH} 262`}
        role="img"
        aria-label={t('reports.region.plot_summary', { count: units.length, share: hundred(overall) })}
      >
        <path class="axis" d={`M${sides.x(LEFT)},${BOTTOM} H${sides.x(RIGHT)}`} />
        <path class="middle" d={`M${sides.x(LEFT)},${y(overall)} H${sides.x(RIGHT)}`} />
        {[INNER, OUTER].flatMap(level =>
          ([0, 1] as const).map(end => (
            <path class={level === OUTER ? 'limit' : 'middle'} d={line(level, end)} />
          )),
        )}
        {[0, overall, 1].map(share => (
          <text class="t-quiet" x={sides.x(LEFT - 6)} y={y(share)} text-anchor={sides.end}>
            {hundred(share)}
          </text>
        ))}
        {units.map(one => (
          <>
            {one.own ? <circle class="ring" cx={x(one.all)} cy={y(one.share)} r="10" /> : null}
            <circle class="dot" cx={x(one.all)} cy={y(one.share)} r="5" />
          </>
        ))}
        <text class="t-quiet" x={sides.x(RIGHT)} y="256" text-anchor={sides.end}>
          {t('reports.region.axis')}
        </text>
      </svg>
    </ChartFrame>
  );
}
