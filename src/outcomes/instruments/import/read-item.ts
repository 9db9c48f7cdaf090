import type { Locale } from '../../../ui/index.ts';
import type { Item, Option } from '../instrument.ts';
import type { Text } from '../text.ts';
import { extensionOf, extensionsOf, isObject, type Json, numberOf, objectsIn, textOf } from './json.ts';
import { readOptions } from './read-options.ts';
import { readWords } from './read-words.ts';
import { longestWords, type NoteCode } from './understood.ts';

/** Extensions that change nothing about what is asked, or that are read elsewhere. */
const known = new Set(
  `questionnaire-itemControl questionnaire-displayCategory questionnaire-unit questionnaire-unitOption questionnaire-optionPrefix questionnaire-minOccurs
  questionnaire-maxOccurs questionnaire-hidden questionnaire-sliderStepValue questionnaire-supportLink questionnaire-optionExclusive
  sdc-questionnaire-observationLinkPeriod sdc-questionnaire-observationExtract sdc-questionnaire-shortText sdc-questionnaire-width
  questionnaire-choiceOrientation sdc-questionnaire-choiceOrientation minValue maxValue maxDecimalPlaces minLength entryFormat variable
  designNote sdc-questionnaire-preferredTerminologyServer`
    .split(/\s+/)
    .filter(Boolean),
);
const conditional = ['sdc-questionnaire-enableWhenExpression'];
const calculating = ['sdc-questionnaire-calculatedExpression', 'cqf-calculatedValue'];
/** Sums and counts beyond these are a slip of the file. */
const furthest = 1_000_000;

export type ReadItem = { readonly item: Item | null; readonly notes: readonly NoteCode[] };
export type Around = {
  readonly id: string;
  readonly within: string | undefined;
  readonly contained: readonly Json[];
  readonly language: Locale | null;
};

/** One item of a file without its conditions; null, with why, where it cannot be asked. */
export function readItem(json: Json, { id, within, contained, language }: Around): ReadItem {
  const names = extensionsOf(json).map(one => one.name);
  const leftOut = (note: NoteCode): ReadItem => ({ item: null, notes: [note] });
  if (objectsIn(json['modifierExtension']).length > 0) return leftOut('modifier');
  if (names.some(name => calculating.includes(name))) return leftOut('calculated');
  if (extensionOf(json, 'questionnaire-hidden')?.['valueBoolean'] === true) return leftOut('hidden');
  const type = json['type'];
  if (json['readOnly'] === true && type !== 'group' && type !== 'display') return leftOut('read_only');
  const unit = type === 'quantity' ? unitOf(json) : null;
  if (type === 'quantity' && unit === null) return leftOut('unit');
  const text = withUnit(readWords(json, 'text', language), unit);
  if (text === null && type !== 'group') return leftOut('no_words');
  const notes: NoteCode[] = [];
  const read = kindOf(json, { contained, language, notes });
  if (typeof read === 'string') return leftOut(read);
  const several = json['repeats'] === true && read.kind === 'choice';
  if (json['repeats'] === true && !several) notes.push('repeats');
  if (objectsIn(json['initial']).length > 0) notes.push('initial');
  if (names.some(name => conditional.includes(name))) notes.push('condition');
  if (names.some(name => !known.has(name) && !conditional.includes(name))) notes.push('extension');
  if (
    extensionsOf(json).some(
      one => isObject(one.json['valueDuration']) && typeof one.json['valueDuration']['value'] === 'string',
    )
  )
    notes.push('number_as_text');
  if (language === null) notes.push('language');
  const asked = read.kind !== 'group' && read.kind !== 'display';
  const required =
    json['required'] === true ||
    (numberOf(extensionOf(json, 'questionnaire-minOccurs')?.['valueInteger']) ?? 0) > 0;
  const item = {
    id,
    text,
    linkId: textOf(json['linkId'], 300) ?? id,
    ...(within === undefined ? {} : { within }),
    ...(required && asked ? { required: true } : {}),
    ...read,
    ...(several ? { kind: 'choices' } : {}),
  } as Item;
  return { item, notes };
}

type Kind =
  | { readonly kind: 'group' | 'display' }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | { readonly kind: 'text'; readonly longest: number }
  | { readonly kind: 'count'; readonly max: number }
  | { readonly kind: 'decimal'; readonly min: number; readonly max: number; readonly places: number }
  | {
      readonly kind: 'scale';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly low: null;
      readonly high: null;
      readonly named: false;
    };

type Reading = Pick<Around, 'contained' | 'language'> & { readonly notes: NoteCode[] };

function kindOf(json: Json, { contained, language, notes }: Reading): Kind | NoteCode {
  switch (json['type']) {
    case 'group':
    case 'display':
      return { kind: json['type'] };
    case 'boolean':
      return { kind: 'choice', options: yesNo };
    case 'open-choice':
    case 'choice': {
      const read = readOptions(json, contained, language);
      if (read.options.length === 0) return read.notes[0] ?? 'no_options';
      notes.push(...read.notes);
      if (json['type'] === 'open-choice') notes.push('open_choice');
      return { kind: 'choice', options: read.options };
    }
    case 'string':
    case 'text':
    case 'url': {
      const longest = numberOf(json['maxLength']) ?? longestWords;
      return { kind: 'text', longest: Math.min(longestWords, Math.max(1, Math.round(longest))) };
    }
    case 'integer':
      return wholeNumber(json);
    case 'quantity':
    case 'decimal': {
      const places = numberOf(extensionOf(json, 'maxDecimalPlaces')?.['valueInteger']) ?? 2;
      return { kind: 'decimal', ...bounds(json), places: Math.min(6, Math.max(0, Math.round(places))) };
    }
    default:
      return 'type';
  }
}

/** The one unit that a quantity is asked in, as it is printed; null where there is none or a choice, since answers of unlike units are not comparable. */
function unitOf(json: Json): string | null {
  const units = extensionsOf(json).filter(one =>
    ['questionnaire-unit', 'questionnaire-unitOption'].includes(one.name),
  );
  const coding = units[0]?.json['valueCoding'];
  if (units.length !== 1 || !isObject(coding)) return null;
  return textOf(coding['display'] ?? coding['code'], 40);
}

/** A question with its unit in brackets behind it, in each language it has. */
function withUnit(text: Text | null, unit: string | null): Text | null {
  if (text === null || unit === null) return text;
  return Object.fromEntries(
    Object.entries(text).map(([locale, said]) => [locale, `${said} (${unit})`]),
  ) as Text;
}

/** Marks with both ends are a scale, others a count, or a number where it may lie below zero. */
function wholeNumber(json: Json): Kind | NoteCode {
  const { min, max } = bounds(json);
  if (!Number.isInteger(min) || !Number.isInteger(max)) return 'type';
  const slider = numberOf(extensionOf(json, 'questionnaire-sliderStepValue')?.['valueInteger']);
  const step = slider !== null && slider >= 1 && (max - min) % slider === 0 ? slider : 1;
  if (max < furthest && max > min && (slider !== null || max - min <= 10))
    return { kind: 'scale', min, max, step, low: null, high: null, named: false };
  return min === 0 ? { kind: 'count', max } : { kind: 'decimal', min, max, places: 0 };
}

function bounds(json: Json): { min: number; max: number } {
  const bound = (name: string) => {
    const found = extensionOf(json, name);
    return found ? numberOf(found['valueInteger'] ?? found['valueDecimal']) : null;
  };
  const max = Math.min(furthest, bound('maxValue') ?? furthest);
  const min = Math.max(-furthest, bound('minValue') ?? 0);
  return min <= max ? { min, max } : { min: 0, max: furthest };
}

const words = (en: string, ga: string, pl: string, uk: string, ar: string, pt: string): Text => ({
  en,
  ga,
  pl,
  uk,
  ar,
  pt,
});
const yesNo: readonly Option[] = [
  { value: 1, points: 1, code: 'true', text: words('Yes', 'Tá nó is ea', 'Tak', 'Так', 'نعم', 'Sim') },
  { value: 0, points: 0, code: 'false', text: words('No', 'Níl nó ní hea', 'Nie', 'Ні', 'لا', 'Não') },
];
