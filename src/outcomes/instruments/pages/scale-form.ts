import { z } from 'zod';
import { choice, optionalText, optionalWholeNumber, text } from '../../../ui/index.ts';
import type { Band, Instrument, Item, Scale } from '../instrument.ts';

const listed = z.preprocess(
  value => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(80)).min(1, 'questionnaires.error.items').max(500),
);
const bandLine = /^(-?\d+(?:[.,]\d+)?)\s+(\S.*)$/;

/** What comes from the form of a scale. */
export const scaleForm = z.object({
  number: z.coerce.number().int().min(0).max(1_000_000),
  name: text({ max: 120, missing: 'questionnaires.error.scale_name' }),
  items: listed,
  counting: choice(['own', 'order0', 'order1'], 'ui.errors.choice'),
  may_miss: optionalWholeNumber({ min: 0, max: 500 }),
  when_missing: choice(['sum', 'mean'], 'ui.errors.choice'),
  better: choice(['higher', 'lower', 'neither'], 'ui.errors.choice'),
  bands: optionalText({ max: 2000, lines: true }).transform(
    (typed, context): readonly Omit<Band, 'code'>[] => {
      const lines = (typed ?? '')
        .split('\n')
        .map(line => line.trim())
        .filter(line => line !== '');
      const bands = lines.flatMap(line => {
        const [, from, words] = bandLine.exec(line) ?? [];
        return from && words
          ? [{ from: Number(from.replace(',', '.')), text: { en: words.slice(0, 120) } }]
          : [];
      });
      const rises = bands.every((band, at) => at === 0 || band.from > (bands[at - 1]?.from ?? band.from));
      if (bands.length === lines.length && rises && bands.length <= 20) return bands;
      context.addIssue({ code: 'custom', message: 'questionnaires.error.bands' });
      return z.NEVER;
    },
  ),
  reliable: optionalText({ max: 12 }).transform((typed, context): number | null => {
    if (typed === null) return null;
    const value = Number(typed.replace(',', '.'));
    if (Number.isFinite(value) && value > 0) return value;
    context.addIssue({ code: 'custom', message: 'questionnaires.error.reliable' });
    return z.NEVER;
  }),
});
export type ScaleForm = z.output<typeof scaleForm>;

/** Lowest and highest that one item can count; null where it counts nothing. */
function spanOf(item: Item, byOrder: 0 | 1 | undefined): readonly [number, number] | null {
  switch (item.kind) {
    case 'choice':
    case 'choices': {
      const counted = item.options.filter(one => one.absent === undefined);
      const points = counted.map(
        (one, place) => one.points ?? (byOrder === undefined ? null : byOrder + place),
      );
      if (points.length === 0 || points.some(one => one === null)) return null;
      const known = points.flatMap(one => one ?? []);
      if (item.kind === 'choice') return [Math.min(...known), Math.max(...known)];
      const sum = (wanted: (one: number) => boolean) =>
        known.filter(wanted).reduce((all, one) => all + one, 0);
      const [low, high] = [sum(one => one < 0), sum(one => one > 0)];
      return [low < 0 ? low : Math.min(...known), high > 0 ? high : Math.max(...known)];
    }
    case 'scale':
    case 'decimal':
      return [item.min, item.max];
    case 'count':
      return [0, item.max];
    default:
      return null;
  }
}

/** Items that a scale may count, if need be by their order. */
export function countable({ items }: Pick<Instrument, 'items'>): readonly Item[] {
  return items.filter(item => spanOf(item, 0) !== null);
}

/**
 * The scale that the form describes, with the bounds its items give it.
 * @returns a words key where it cannot be: an item counts nothing, the first band does not begin at the lowest score, a band lies above
 */
export function scaleOf(
  instrument: Instrument,
  form: ScaleForm,
):
  | { readonly scale: Scale; readonly fault: null }
  | { readonly scale: null; readonly fault: readonly [string, string] } {
  const byOrder = form.counting === 'own' ? undefined : form.counting === 'order0' ? 0 : 1;
  const items = instrument.items.filter(item => form.items.includes(item.id));
  const spans = items.flatMap(item => {
    const span = spanOf(item, byOrder);
    return span ? [span] : [];
  });
  if (items.length === 0 || spans.length < items.length || items.length < new Set(form.items).size)
    return { scale: null, fault: ['items', 'questionnaires.error.no_points'] };
  const mayMiss = form.may_miss ?? 0;
  if (mayMiss >= items.length) return { scale: null, fault: ['may_miss', 'questionnaires.error.may_miss'] };
  // A mean stands for what is missing only among questions that are answered alike.
  const alike = new Set(spans.map(([low, high]) => `${low} ${high}`)).size === 1;
  if (mayMiss > 0 && form.when_missing === 'mean' && !alike)
    return { scale: null, fault: ['when_missing', 'questionnaires.error.mean'] };
  const [min, max] = boundsOf(spans, form.when_missing === 'sum' ? mayMiss : 0);
  const [first] = form.bands;
  if (first && (first.from !== min || form.bands.some(band => band.from > max)))
    return { scale: null, fault: ['bands', 'questionnaires.error.bands_from'] };
  const numbers = instrument.scales.map(one => Number(/^s(\d+)$/.exec(one.id)?.[1] ?? 0));
  return {
    scale: {
      id: `s${Math.max(0, ...numbers) + 1}`,
      text: { en: form.name },
      items: items.map(item => item.id),
      mayMiss,
      whenMissing: form.when_missing,
      ...(byOrder === undefined ? {} : { byOrder }),
      min,
      max,
      better: form.better === 'neither' ? null : form.better,
      bands: form.bands.map((band, at) => ({ ...band, code: `band_${at + 1}` })),
      reliableChange: form.reliable,
      table: null,
    },
    fault: null,
  };
}

/** Lowest and highest sum, also where so many answers may be missing and nothing is added for them. */
function boundsOf(spans: readonly (readonly [number, number])[], mayMiss: number): readonly [number, number] {
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
  const lows = spans.map(([low]) => low).toSorted((a, b) => b - a);
  const highs = spans.map(([, high]) => high).toSorted((a, b) => a - b);
  const over = lows.slice(0, mayMiss).filter(low => low > 0);
  const under = highs.slice(0, mayMiss).filter(high => high < 0);
  return [sum(lows) - sum(over), sum(highs) - sum(under)];
}
