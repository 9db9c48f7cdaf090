import type { Locale } from '../../../ui/index.ts';
import type { Standing } from '../fold-steps.ts';
import { instruments } from '../house.ts';
import type { Instrument, Item, Option } from '../instrument.ts';
import type { StoredDefinition } from '../stored.ts';
import type { Text } from '../text.ts';

const longest = 2000;

/** One field of the form in which the words of a slot are written. */
export type SlotField = {
  readonly name: string;
  readonly kind: 'intro' | 'question' | 'answer' | 'low' | 'high';
  readonly at: { readonly question: number; readonly answer: number };
  readonly long: boolean;
  /** Answers after the first question may stay empty: they read as those of the first. */
  readonly optional: boolean;
};

/** The house's slot of a questionnaire; null if it is none. */
export function slotOf({ instrument }: Standing): Instrument | null {
  return instruments.find(one => one.id === instrument.id && one.mode === 'slot') ?? null;
}

/** The fields for the words of a slot, in the order of its questions. */
export function fieldsOf(slot: Instrument): readonly SlotField[] {
  const first = slot.items.find(item => item.kind === 'choice');
  const questions = slot.items.flatMap((item, index): SlotField[] => {
    const at = (answer = 0) => ({ question: index + 1, answer });
    const field = (name: string, kind: SlotField['kind'], more: Partial<SlotField> = {}): SlotField => ({
      name,
      kind,
      at: at(),
      long: false,
      optional: false,
      ...more,
    });
    const question = field(item.id, 'question', { long: true });
    if (item.kind === 'choice')
      return [
        question,
        ...item.options.map(({ value }) =>
          field(`${item.id}_${value}`, 'answer', { at: at(value), optional: item !== first }),
        ),
      ];
    return [
      question,
      field(`${item.id}_low`, 'low', { optional: true }),
      field(`${item.id}_high`, 'high', { optional: true }),
    ];
  });
  return [
    { name: 'intro', kind: 'intro', at: { question: 0, answer: 0 }, long: true, optional: true },
    ...questions,
  ];
}

/** What the form holds when it is opened again. */
export function typedOf({ versions }: Standing, locale: Locale): Readonly<Record<string, string>> {
  const definition = versions.at(-1)?.definition;
  if (!definition) return {};
  const typed: Record<string, string> = {};
  const put = (name: string, text: Text | null | undefined) => {
    const words = text?.[locale];
    if (words !== undefined) typed[name] = words;
  };
  put('intro', definition.intro);
  for (const item of definition.items) {
    put(item.id, item.text);
    if (item.kind === 'choice') for (const one of item.options) put(`${item.id}_${one.value}`, one.text);
    if (item.kind === 'scale') {
      put(`${item.id}_low`, item.low);
      put(`${item.id}_high`, item.high);
    }
  }
  return typed;
}

type Written =
  | { readonly definition: StoredDefinition; readonly missing: null }
  | { readonly definition: null; readonly missing: readonly string[] };

/** The words that were typed in one language, put beside those that stand in the others. */
export function definitionOf(
  standing: Standing,
  locale: Locale,
  typed: Readonly<Record<string, string>>,
): Written {
  const slot = slotOf(standing);
  if (!slot) return { definition: null, missing: ['intro'] };
  const now = standing.versions.at(-1)?.definition ?? null;
  const missing: string[] = [];
  const said = (name: string) => typed[name]?.trim().slice(0, longest) || null;
  const text = (name: string, before: Text | null | undefined, words = said(name)): Text | null => {
    if (locale !== 'en' && !before) return null;
    if (words === null) return without(before ?? null, locale);
    return { ...(before ?? { en: words }), [locale]: words };
  };
  const first = slot.items.find(item => item.kind === 'choice');
  const option = (item: Item, { value, ...one }: Option, before: Item | undefined): Option => {
    const words =
      said(`${item.id}_${value}`) ?? (first && item !== first ? said(`${first.id}_${value}`) : null);
    if (words === null) missing.push(`${item.id}_${value}`);
    const stood =
      before?.kind === 'choice' ? before.options.find(other => other.value === value)?.text : null;
    return { ...one, value, text: text('', stood, words) };
  };
  const items = slot.items.map((item): Item => {
    const before = now?.items.find(one => one.id === item.id);
    if (said(item.id) === null) missing.push(item.id);
    const words = text(item.id, before?.text);
    if (item.kind === 'choice')
      return { ...item, text: words, options: item.options.map(one => option(item, one, before)) };
    if (item.kind !== 'scale') return { ...item, text: words };
    const stood = before?.kind === 'scale' ? before : null;
    return {
      ...item,
      text: words,
      low: text(`${item.id}_low`, stood?.low),
      high: text(`${item.id}_high`, stood?.high),
    };
  });
  if (missing.length > 0) return { definition: null, missing };
  const wording = {
    ...(now?.wording ?? {}),
    en: 'by the programme' as const,
    [locale]: 'by the programme' as const,
  };
  return {
    definition: {
      title: slot.title,
      intro: text('intro', now?.intro),
      items,
      wording,
      licence: slot.licence,
      source: slot.source,
    },
    missing: null,
  };
}

/** A text without one language; English, on which the others fall back, goes only as a whole. */
function without(text: Text | null, locale: Locale): Text | null {
  if (!text || locale === 'en') return null;
  const { [locale]: _, ...others } = text;
  return others as Text;
}
