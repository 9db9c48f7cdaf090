import { ChartFrame, type ChartProps, sidesOf } from './chart-frame.tsx';

export type DotRow = {
  readonly label: string;
  readonly value: number | null;
  /** The answer at the start, drawn as a dashed dot. */
  readonly before?: number | null | undefined;
  /** Word of the band: “medium”. */
  readonly band?: string | undefined;
};

export type DotScaleProps = ChartProps & {
  readonly rows: readonly DotRow[];
  readonly min: number;
  readonly max: number;
};

const WIDTH = 300;
/** Beside short words the line is short; longer words stand above a long one. */
const BESIDE = { from: 118, to: 262, step: 34, down: 0 };
const ABOVE = { from: 8, to: 256, step: 52, down: 22 };
/** Letters that fit beside the line. */
const SHORT = 15;

/**
 * Several answers on the same scale: where each one lies, and where it lay before.
 *
 * @example
 * <DotScale view={view} title="Well-being" note="ONS4, 0 to 10 each" summary="Satisfied 4, worthwhile 5" min={0} max={10}
 *   rows={[{ label: 'Satisfied', value: 4 }, { label: 'Worthwhile', value: 5, before: 3 }]} />
 */
export function DotScale(props: DotScaleProps) {
  const { view, rows, min, max, summary } = props;
  const { t, say } = view;
  const sides = sidesOf(view, WIDTH);
  const line = rows.every(row => row.label.length <= SHORT) ? BESIDE : ABOVE;
  const place = (value: number) =>
    sides.x(line.from + ((line.to - line.from) * (value - min)) / (max - min || 1));
  const written = (value: number) => say.number(value, Number.isInteger(value) ? 0 : 1);
  const told = (value: number | null | undefined) =>
    value === null || value === undefined ? t('ui.chart.not_asked') : written(value);
  const withBefore = rows.some(row => row.before !== undefined);
  const withBand = rows.some(row => row.band !== undefined);
  return (
    <ChartFrame
      {...props}
      small
      columns={[
        t('ui.chart.what'),
        ...(withBefore ? [t('ui.chart.start'), t('ui.chart.now')] : [t('ui.chart.value')]),
        ...(withBand ? [t('ui.chart.band')] : []),
      ]}
      rows={rows.map(row => [
        row.label,
        ...(withBefore ? [told(row.before)] : []),
        told(row.value),
        ...(withBand ? [row.band ?? ''] : []),
      ])}
    >
      <svg viewBox={`0 0 ${WIDTH} ${rows.length * line.step}`} role="img" aria-label={summary}>
        {rows.map(({ label, value, before }, index) => {
          const top = index * line.step + 16;
          const y = top + line.down;
          return (
            <>
              <text x={sides.x(0)} y={top + 5} text-anchor={sides.start}>
                {label}
              </text>
              <path class="grid" d={`M${sides.x(line.from)},${y} H${sides.x(line.to)}`} />
              {typeof before === 'number' ? <circle class="ghost" cx={place(before)} cy={y} r="6" /> : null}
              {value === null ? null : <circle class="dot" cx={place(value)} cy={y} r="6" />}
              <text class="t-strong" x={sides.x(WIDTH - 8)} y={y + 5} text-anchor={sides.end}>
                {value === null ? '–' : written(value)}
              </text>
            </>
          );
        })}
      </svg>
    </ChartFrame>
  );
}
