import type { View } from '../../ui/index.ts';
import type { Interval } from '../statistics/interval.ts';
import type { Measure } from './help.ts';

/** As addresses name a measure. @example 'ons4.happy' */
export const codeOf = ({ instrument, scale }: Measure): string => `${instrument.id}.${scale.id}`;

/** A change with its sign and the span it may lie in. */
export function span({ t, say }: View, one: Interval | null): string {
  if (one === null) return t('reports.too_few');
  const signed = (value: number) =>
    `${value > 0 ? '+' : value < 0 ? '−' : ''}${say.number(Math.abs(value), 1)}`;
  return `${signed(one.value)} (${t('reports.span', { low: signed(one.low), high: signed(one.high) })})`;
}

/** A share as so many of a hundred. */
export const hundred = ({ say }: View, share: number): string => say.number(share * 100, 0);

/** The ends of a scale and which of them is better. */
export function better({ t, say }: View, { scale }: Measure): string {
  const ends = { min: say.number(scale.min), max: say.number(scale.max) };
  return t(`reports.help.scale.${scale.better ?? 'neither'}`, ends);
}
