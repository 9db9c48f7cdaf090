import type { Area } from '../../people/index.ts';
import { ethnicities, regionOf, sexes } from '../../programmes/index.ts';
import type { View } from '../../ui/index.ts';
import { ageBands, type Dimension, groupsOf } from '../population/index.ts';
import type { Interval } from '../statistics/interval.ts';

/** What a part of a dimension is called: “25–34”, “White Irish”, “The most deprived fifth”. */
export function partWords(
  { t }: Pick<View, 't'>,
  dimension: Dimension,
  part: string,
  areas: readonly Area[],
): string {
  if (dimension === 'age') return part === '85+' ? t('reach.age_85') : part.replace('-', '–');
  if (dimension === 'area') return areas.find(area => area.id === part)?.name ?? t('reports.not_recorded');
  if (dimension === 'sex' && sexes.has(part)) return t.code('sexes', part);
  if (dimension === 'ethnicity' && ethnicities.has(part)) return t.code('ethnicities', part);
  const key = `reach.band.${part}`;
  return t.has(key) ? t.of(key) : part;
}

/** The parts of a dimension in the order in which they are shown. */
export function orderOf(
  dimension: Dimension,
  { region, areas }: { readonly region: 'ie' | 'uk'; readonly areas: readonly Area[] },
): readonly string[] {
  const profile = regionOf(region);
  return {
    age: ageBands.map(band => band.code),
    sex: sexes.codes.filter(code => code !== 'not_said'),
    ethnicity: profile.ethnicities,
    deprivation: groupsOf(profile.deprivation.index),
    area: areas.map(area => area.id),
  }[dimension];
}

/** Of a hundred, with the span: “12 (8 to 17)”. */
export function ofHundred(view: View, share: Interval | null): string {
  return spanWords(view, share, 100, 0);
}

/** A figure with its span; a dash where there is none. */
export function spanWords({ t, say }: View, figure: Interval | null, by = 1, digits = 1): string {
  if (figure === null) return '–';
  const [value, low, high] = [figure.value, figure.low, figure.high].map(one => say.number(one * by, digits));
  return `${value} (${t('reports.span', { low: low ?? '', high: high ?? '' })})`;
}
