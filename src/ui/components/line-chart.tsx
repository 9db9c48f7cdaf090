import { ChartFrame, type ChartProps, type Sides, sidesOf } from './chart-frame.tsx';

export type LinePoint = {
  /** Word of the place on the axis: “1” for session 1. */
  readonly at: string;
  /** Null where it was not asked; the line goes on to the next answer and the table says so. */
  readonly value: number | null;
};

export type LineChartProps = ChartProps & {
  readonly points: readonly LinePoint[];
  readonly min: number;
  readonly max: number;
  /** Words of all places on the axis, if it is longer than the points. */
  readonly slots?: readonly string[] | undefined;
};

const WIDTH = 300;
const TOP = 16;
const BOTTOM = 92;
const LEFT = 30;
const RIGHT = 270;

type Placed = { readonly x: number; readonly y: number; readonly value: number };

/**
 * One measure of one person over time. No colour judges it, no arrow either.
 *
 * @example
 * <LineChart view={view} title="“The quiet evenings”" note="0 to 10. Lower is better" summary="From 9 at session 1 to 6 at session 4"
 *   min={0} max={10} points={[{ at: '1', value: 9 }, { at: '4', value: 6 }]} slots={['1', '2', '3', '4', '5', '6', '7', '8']} />
 */
export function LineChart(props: LineChartProps) {
  const { view, points, min, max, summary } = props;
  const slots = props.slots ?? points.map(point => point.at);
  const sides = sidesOf(view, WIDTH);
  const place = (index: number): number => LEFT + ((RIGHT - LEFT) * index) / Math.max(slots.length - 1, 1);
  const placed = points.flatMap(({ at, value }): Placed[] => {
    const index = slots.indexOf(at);
    if (value === null || index < 0) return [];
    return [{ x: place(index), y: BOTTOM - ((BOTTOM - TOP) * (value - min)) / (max - min || 1), value }];
  });
  const { t, say } = view;
  return (
    <ChartFrame
      {...props}
      small
      columns={[t('ui.chart.at'), t('ui.chart.value')]}
      rows={points.map(({ at, value }) => [at, value === null ? t('ui.chart.not_asked') : say.number(value)])}
    >
      <svg viewBox={`0 0 ${WIDTH} 112`} role="img" aria-label={summary}>
        <Ground sides={sides} low={say.number(min)} high={say.number(max)} />
        {slots.map((slot, index) => (
          <text class="t-quiet" x={sides.x(place(index))} y="110" text-anchor="middle">
            {slot}
          </text>
        ))}
        <path class="curve" d={pathOf(placed, sides)} />
        {placed.map(({ x, y }) => (
          <circle class="dot" cx={sides.x(x)} cy={y.toFixed(1)} r="5" />
        ))}
        <Ends sides={sides} placed={placed} say={value => say.number(value)} />
      </svg>
    </ChartFrame>
  );
}

function Ground({
  sides,
  low,
  high,
}: {
  readonly sides: Sides;
  readonly low: string;
  readonly high: string;
}) {
  const across = `${sides.x(LEFT)},%y H${sides.x(RIGHT)}`;
  return (
    <>
      <path class="grid" d={`M${across.replace('%y', String(TOP))} M${across.replace('%y', '54')}`} />
      <path class="axis" d={`M${across.replace('%y', String(BOTTOM))}`} />
      <text class="t-quiet" x={sides.x(LEFT - 10)} y={TOP + 5} text-anchor={sides.end}>
        {high}
      </text>
      <text class="t-quiet" x={sides.x(LEFT - 10)} y={BOTTOM + 5} text-anchor={sides.end}>
        {low}
      </text>
    </>
  );
}

type EndsProps = {
  readonly sides: Sides;
  readonly placed: readonly Placed[];
  readonly say: (value: number) => string;
};

/** The first and the last number, written beside their dots. */
function Ends({ sides, placed, say }: EndsProps) {
  const first = placed[0];
  const last = placed[placed.length - 1];
  if (!first || !last) return null;
  return (
    <>
      {last === first ? null : (
        <text class="t-strong" x={sides.x(first.x)} y={(first.y - 10).toFixed(1)} text-anchor="middle">
          {say(first.value)}
        </text>
      )}
      <text class="t-strong" x={sides.x(last.x + 12)} y={(last.y + 5).toFixed(1)} text-anchor={sides.start}>
        {say(last.value)}
      </text>
    </>
  );
}

function pathOf(placed: readonly Placed[], sides: Sides): string {
  return placed.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${sides.x(x)},${y.toFixed(1)}`).join(' ');
}
