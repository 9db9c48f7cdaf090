import { ChartFrame, type ChartProps } from './chart-frame.tsx';

export type Range = {
  readonly label: string;
  readonly low: number;
  readonly high: number;
};

export type RangeChartProps = ChartProps & {
  readonly ranges: readonly Range[];
  /** How a value is written: “€1,200”. */
  readonly write: (value: number) => string;
  /** How a range is written: “from €200 to €1,200”. */
  readonly span: (low: string, high: string) => string;
};

/**
 * From where to where something may lie, one beneath the other on one scale (tornado chart). The line is nought; more lies towards the end of
 * the reading direction.
 *
 * @example
 * <RangeChart view={view} title="What the figure hangs on" summary="Chance −200 to 1,200, length 300 to 700" write={money}
 *   span={(low, high) => `${low} to ${high}`} ranges={[{ label: 'Chance', low: -200, high: 1200 }]} />
 */
export function RangeChart(props: RangeChartProps) {
  const { view, ranges, write, span, summary } = props;
  const { t } = view;
  // Signs and money stay on their side of the number within words that run the other way.
  const alone = (value: number) => (view.dir === 'rtl' ? `\u2066${write(value)}\u2069` : write(value));
  const least = Math.min(0, ...ranges.map(one => one.low));
  const most = Math.max(0, ...ranges.map(one => one.high));
  const place = (value: number): number => {
    const share = (100 * (value - least)) / (most - least || 1);
    return view.dir === 'rtl' ? 100 - share : share;
  };
  return (
    <ChartFrame
      {...props}
      columns={[t('ui.chart.what'), t('ui.chart.low'), t('ui.chart.high')]}
      rows={ranges.map(({ label, low, high }) => [label, write(low), write(high)])}
    >
      <p class="visually-hidden">{summary}</p>
      <ul class="bars">
        {ranges.map(({ label, low, high }) => {
          const [start, end] = [place(low), place(high)];
          const width = Math.max(0.5, Math.abs(end - start));
          return (
            <li>
              <p>
                <bdi>
                  <b class="num">{span(alone(low), alone(high))}</b>
                </bdi>{' '}
                {label}
              </p>
              <svg class="bars__svg" width="100%" height="16" aria-hidden="true" focusable="false">
                <rect
                  class="bar-2"
                  x={`${Math.min(start, end, 100 - width).toFixed(1)}%`}
                  y="2"
                  width={`${width.toFixed(1)}%`}
                  height="12"
                  rx="3"
                />
                <line
                  class="nought"
                  x1={`${place(0).toFixed(1)}%`}
                  x2={`${place(0).toFixed(1)}%`}
                  y1="0"
                  y2="16"
                />
              </svg>
            </li>
          );
        })}
      </ul>
    </ChartFrame>
  );
}
