import type { View } from '../view.ts';

export type MeterProps = {
  readonly view: View;
  /** Read out before the number: “How much it matters”. */
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The value before, said beside it without judging. */
  readonly was?: number | undefined;
};

/**
 * A number of so many, as a bar and as a number.
 *
 * @example <Meter view={view} label={t('plans.confidence')} value={6} max={10} was={4} />
 */
export function Meter({ view, label, value, max, was }: MeterProps) {
  const spoken = `${label}, ${view.t('ui.meter', { value, max })}`;
  return (
    <span class="meter">
      <meter min={0} max={max} value={value} aria-label={spoken}>
        {spoken}
      </meter>
      <b class="num">{value}</b>
      {was === undefined ? null : <span class="quiet">{view.t('ui.meter.was', { value: was })}</span>}
    </span>
  );
}

export type ScaleItem = {
  readonly term: string;
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly was?: number | undefined;
};

/**
 * Several meters in one line: how much it matters, how confident.
 *
 * @example <Scales view={view} items={[{ term: 'Matters', label: 'How much it matters', value: 9, max: 10 }]} />
 */
export function Scales({ view, items }: { readonly view: View; readonly items: readonly ScaleItem[] }) {
  return (
    <dl class="scale">
      {items.map(({ term, ...meter }) => (
        <div>
          <dt>{term}</dt>
          <dd>
            <Meter view={view} {...meter} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
