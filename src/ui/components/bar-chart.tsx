import { ChartFrame, type ChartProps } from './chart-frame.tsx';

export type Bar = {
  readonly label: string;
  /** Null where the number is hidden because it is small; no bar is drawn. */
  readonly value: number | null;
  /** Instead of the number: “hidden”. */
  readonly text?: string | undefined;
  /** A second line, such as who did not come this far. */
  readonly note?: string | undefined;
};

export type BarChartProps = ChartProps & {
  readonly bars: readonly Bar[];
  /** What a full bar stands for; without it the largest bar. */
  readonly of?: number | undefined;
  /** Each bar is a step after the one before: who did not go on is drawn as a dashed part. */
  readonly funnel?: boolean | undefined;
  readonly tone?: 'hedge' | 'clay' | undefined;
};

/**
 * How many, side by side. Number and name stand above the bar as text, so they wrap and grow with the reader's setting.
 *
 * @example
 * <BarChart view={view} title="What stopped them?" summary="No way to get there 25, alone 20" tone="clay"
 *   bars={[{ label: 'No way to get there', value: 25 }, { label: 'Did not want to go alone', value: 20 }]} />
 */
export function BarChart(props: BarChartProps) {
  const { view, bars, summary, funnel, tone = 'hedge' } = props;
  const { t, say } = view;
  const whole = props.of ?? Math.max(1, ...bars.map(bar => bar.value ?? 0));
  const told = ({ value, text }: Bar) => text ?? (value === null ? '–' : say.number(value));
  return (
    <ChartFrame
      {...props}
      columns={[t('ui.chart.what'), t('ui.chart.value')]}
      rows={bars.map(bar => [bar.label, told(bar)])}
    >
      <p class="visually-hidden">{summary}</p>
      <ul class="bars">
        {bars.map((bar, index) => {
          const before = funnel ? bars[index - 1]?.value : undefined;
          return (
            <li>
              <p>
                <bdi>
                  <b class="num">{told(bar)}</b>
                </bdi>{' '}
                <bdi>{bar.label}</bdi>
                {bar.note ? <small>{bar.note}</small> : null}
              </p>
              <Drawing
                rtl={view.dir === 'rtl'}
                tone={tone}
                share={(bar.value ?? 0) / whole}
                before={bar.value === null ? 0 : (before ?? 0) / whole}
              />
            </li>
          );
        })}
      </ul>
    </ChartFrame>
  );
}

type DrawingProps = {
  readonly rtl: boolean;
  readonly tone: 'hedge' | 'clay';
  readonly share: number;
  readonly before: number;
};

/** Widths in percent keep the bar as wide as its place; in Arabic it grows from the other side. */
function Drawing({ rtl, tone, share, before }: DrawingProps) {
  const width = percent(share);
  const lost = Math.max(0, percent(before) - width);
  return (
    <svg class="bars__svg" width="100%" height="16" aria-hidden="true" focusable="false">
      {lost > 0 ? (
        <rect
          class="bar-lost"
          x={`${rtl ? 100 - width - lost : width}%`}
          y="1"
          width={`${lost}%`}
          height="14"
          rx="4"
        />
      ) : null}
      <rect
        class={tone === 'clay' ? 'bar-2' : 'bar'}
        x={`${rtl ? 100 - width : 0}%`}
        y="0.5"
        width={`${width}%`}
        height="15"
        rx="4"
      />
    </svg>
  );
}

function percent(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
}
