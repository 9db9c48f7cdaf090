import type { View } from '../../ui/index.ts';
import type { OwnConcern } from '../assessment.ts';
import type { Instrument, Scale } from '../instruments/index.ts';
import { bandOf } from '../scoring.ts';
import type { ScaleChange } from '../scoring-change.ts';

/** The change of one scale in words: “better by 3”, “not asked at the end”. Never a judgement of the person. */
export function changeWords({ t, say }: View, change: ScaleChange): string {
  if (change.missing !== 'none') return t(`outcomes.change.missing.${change.missing}`);
  const by = say.number(Math.abs(change.difference ?? 0));
  const words = t(`outcomes.change.${change.direction ?? 'same'}`, { by });
  if (change.reliable === null) return words;
  return `${words}. ${t(change.reliable ? 'outcomes.change.reliable' : 'outcomes.change.chance')}`;
}

/** A score with the word of its band: “4, low”. */
export function scoreWords({ say, locale, t }: View, scale: Scale, value: number | null): string {
  if (value === null) return t('ui.chart.not_asked');
  const code = bandOf(scale, value);
  const band = scale.bands.find(one => one.code === code);
  return band ? `${say.number(value)}, ${band.text[locale].toLocaleLowerCase(locale)}` : say.number(value);
}

/** What a scale is called; an own concern goes by the person's own words. */
export function scaleName(
  { locale }: View,
  instrument: Instrument,
  scale: Scale,
  concerns: readonly OwnConcern[] = [],
): string {
  if (instrument.id !== 'own_concerns') return scale.text[locale];
  const position = instrument.items.findIndex(item => scale.items.includes(item.id)) + 1;
  const words = concerns.find(one => one.position === position)?.words;
  return words ? `“${words}”` : scale.text[locale];
}
