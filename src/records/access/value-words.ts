import type { View } from '../../ui/index.ts';
import { dictionary, type Mark } from '../dictionary/index.ts';
import { textOf } from './items.ts';
import { isNested, nestedWords } from './nested-words.ts';

type Words = Pick<View, 't' | 'say'>;

/** The code lists whose words stand for the codes of a column; of any table unless it is named. */
const lists: Readonly<Record<string, string>> = {
  'referral_need.need': 'needs',
  'unmet_need.need': 'needs',
  'contact.mode': 'contact_modes',
  'contact.with_whom': 'contact_partners',
  'contact.outcome': 'contact_outcomes',
  'session.mode': 'session_modes',
  'session.missed_reason': 'missed_reasons',
  'referral.hold_reason': 'hold_reasons',
  'referral.extension_reason': 'extension_reasons',
  'referral.closing_reason': 'closing_reasons',
  'referral.referrer_role': 'referrer_roles',
  'extension.reason': 'extension_reasons',
  'introduction.kind': 'introduction_kinds',
  'introduction.barrier': 'barriers',
  'barrier.code': 'barriers',
  'concern.kind': 'concern_kinds',
  'consent.purpose': 'consent_purposes',
  'consent.how': 'consent_ways',
  'task.kind': 'task_kinds',
  'message.channel': 'channels',
  'assessment.timepoint': 'timepoints',
  'measures_ask.timepoint': 'timepoints',
  'plan_version.agreed_how': 'agreement_ways',
};

/** What is called the same in English and in words of a page. */
export const slugOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');

/** What a column is called for the person; the English of the dictionary where a language has no word yet. */
export function labelOf({ t }: Words, mark: Mark): string {
  const key = `records.is.${slugOf(mark.is)}`;
  return t.has(key) ? t.of(key) : mark.is;
}

/** What a table is called for the person. */
export function tableTitle({ t }: Words, table: string): string {
  const key = `records.table.${table}`;
  return t.has(key) ? t.of(key) : (dictionary[table]?.is ?? table);
}

/** A value as somebody reads it: days and moments written out, codes in words, yes and no, what it holds line by line. */
export function valueWords(words: Words, table: string, column: string, value: unknown): string {
  const { t, say } = words;
  if (Array.isArray(value) && !value.some(isNested))
    return value.map(one => valueWords(words, table, column, one)).join('; ');
  if (isNested(value)) return nestedWords(words, value);
  if (typeof value === 'boolean') return t(value ? 'ui.form.yes' : 'ui.form.no');
  if (value instanceof Temporal.PlainDate) return say.date(value);
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDateTime) return say.when(value);
  if (typeof value === 'string' && /^[a-z][a-z0-9_]*$/.test(value)) {
    const key = `codes.${lists[`${table}.${column}`]}.${value}`;
    return t.has(key) ? t.of(key) : value.replaceAll('_', ' ');
  }
  return textOf(value);
}
