import type { View } from '../../ui/index.ts';
import type { OwnConcern } from '../assessment.ts';
import { type Instrument, type Scale, wordsIn } from '../instruments/index.ts';
import { bandOf } from '../scoring.ts';
import type { ScaleChange } from '../scoring-change.ts';

/** A single question with a few answers is told by its answer, not by a number nobody saw. */
export function answerWords({ locale }: View, instrument: Instrument, value: number): string | null {
  const [item, ...more] = instrument.items;
  if (item?.kind !== 'choice' || more.length > 0) return null;
  const option = item.options.find(one => one.value === value);
  return option?.text ? wordsIn(option.text, locale).toLocaleLowerCase(locale) : null;
}

/** The change of one scale in words: “better by 3”, “not asked at the end”. Never a judgement of the person. */
export function changeWords(view: View, instrument: Instrument, change: ScaleChange): string {
  const { t, say } = view;
  if (change.missing !== 'none') return t(`outcomes.change.missing.${change.missing}`);
  const single = change.after !== null && answerWords(view, instrument, change.after) !== null;
  if (single) return t(`outcomes.change.plain.${change.direction ?? 'same'}`);
  const by = say.number(Math.abs(change.difference ?? 0));
  const words = t(`outcomes.change.${change.direction ?? 'same'}`, { by });
  if (change.reliable === null) return words;
  return `${words}. ${t(change.reliable ? 'outcomes.change.reliable' : 'outcomes.change.chance')}`;
}

/** A score with the word of its band: “4, low”. */
export function scoreWords(view: View, instrument: Instrument, scale: Scale, value: number | null): string {
  const { say, locale, t } = view;
  if (value === null) return t('ui.chart.not_asked');
  const answer = answerWords(view, instrument, value);
  if (answer !== null) return answer;
  const code = bandOf(scale, value);
  const band = scale.bands.find(one => one.code === code);
  return band
    ? `${say.number(value)}, ${wordsIn(band.text, locale).toLocaleLowerCase(locale)}`
    : say.number(value);
}

/** What a scale is called; an own concern goes by the person's own words. */
export function scaleName(
  { locale }: View,
  instrument: Instrument,
  scale: Scale,
  concerns: readonly OwnConcern[] = [],
): string {
  if (instrument.id !== 'own_concerns') return wordsIn(scale.text, locale);
  const position = instrument.items.findIndex(item => scale.items.includes(item.id)) + 1;
  const words = concerns.find(one => one.position === position)?.words;
  return words ? `“${words}”` : wordsIn(scale.text, locale);
}
