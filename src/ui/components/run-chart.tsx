import { ChartFrame, type ChartProps, type Sides, sidesOf } from './chart-frame.tsx';

export type RunPoint = {
  /** The time in full, for the table: “March 2026”. */
  readonly name: string;
  /** A short word for the axis: “Mar”. */
  readonly short: string;
  readonly value: number;
  /** Said in the table and marked by a ring: more than chance would do. */
  readonly signal?: string | undefined;
};

export type RunChartProps = ChartProps & {
  readonly points: readonly RunPoint[];
  /** Middle and limits; without them only the points are drawn. */
  readonly limits: { readonly middle: number; readonly low: number; readonly high: number } | null;
  /** How a value is written. */
  readonly write: (value: number) => string;
};

const WIDTH = 620;
const TOP = 18;
const BOTTOM = 172;
const LEFT = 44;
const RIGHT = 600;
/** Words on the axis that fit beside each other. */
const MOST_WORDS = 12;

/**
 * A figure over time between the limits of chance. A point that chance alone would not bring has a ring, and the table says so.
 *
 * @example
 * <RunChart view={view} title="Days until we first met" summary="From 12 in January to 8 in June" points={months}
 *   limits={{ middle: 10, low: 4, high: 16 }} write={days => view.say.waited(days)} />
 */
export function RunChart(props: RunChartProps) {
  const { view, points, limits, summary, write } = props;
  const sides = sidesOf(view, WIDTH);
  const most = Math.max(1, limits?.high ?? 0, ...points.map(point => point.value));
  const x = (index: number): number => LEFT + ((RIGHT - LEFT) * index) / Math.max(points.length - 1, 1);
  const y = (value: number): number => BOTTOM - ((BOTTOM - TOP) * Math.max(0, value)) / most;
  const { t } = view;
  const step = Math.ceil(points.length / MOST_WORDS);
  return (
    <ChartFrame
      {...props}
      columns={[t('ui.chart.at'), t('ui.chart.value'), t('ui.chart.signal')]}
      rows={points.map(({ name, value, signal }) => [name, write(value), signal ?? '–'])}
    >
      <svg class="run-chart" viewBox={`0 0 ${WIDTH} 200`} role="img" aria-label={summary}>
        <path class="axis" d={`M${sides.x(LEFT)},${BOTTOM} H${sides.x(RIGHT)}`} />
        {limits ? <Limits sides={sides} y={y} limits={limits} write={write} /> : null}
        <path
          class="curve"
          d={points
            .map((point, at) => `${at === 0 ? 'M' : 'L'}${sides.x(x(at))},${y(point.value).toFixed(1)}`)
            .join(' ')}
        />
        {points.map((point, at) => (
          <>
            {point.signal ? (
              <circle class="ring" cx={sides.x(x(at))} cy={y(point.value).toFixed(1)} r="10" />
            ) : null}
            <circle class="dot" cx={sides.x(x(at))} cy={y(point.value).toFixed(1)} r="5" />
            {at % step === 0 ? (
              <text
                class={(at / step) % 3 === 0 ? 't-quiet' : 't-quiet every-other'}
                x={sides.x(x(at))}
                y="196"
                text-anchor="middle"
              >
                {point.short}
              </text>
            ) : null}
          </>
        ))}
      </svg>
    </ChartFrame>
  );
}

type LimitsProps = {
  readonly sides: Sides;
  readonly y: (value: number) => number;
  readonly limits: { readonly middle: number; readonly low: number; readonly high: number };
  readonly write: (value: number) => string;
};

function Limits({ sides, y, limits, write }: LimitsProps) {
  const lines = [
    { value: limits.high, name: 'limit' },
    { value: limits.middle, name: 'middle' },
    // Nothing waits less than no time: a limit below it says nothing.
    ...(limits.low > 0 ? [{ value: limits.low, name: 'limit' }] : []),
  ];
  return (
    <>
      {lines.map(({ value, name }) => (
        <>
          <path class={name} d={`M${sides.x(LEFT)},${y(value).toFixed(1)} H${sides.x(RIGHT)}`} />
          <text class="t-quiet" x={sides.x(LEFT - 6)} y={(y(value) + 5).toFixed(1)} text-anchor={sides.end}>
            {write(value)}
          </text>
        </>
      ))}
    </>
  );
}
