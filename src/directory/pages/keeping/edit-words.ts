import type { View } from '../../../ui/index.ts';
import { timesInWords } from '../times.ts';

/**
 * A value of an edit in words, one line for each thing, for showing what was and what would be.
 * @param value JSON of any field of `ServiceEdit`
 */
export function valueInWords(view: View, field: string, value: unknown): readonly string[] {
  const { t } = view;
  if (value === null || value === undefined || value === '') return [t('ui.not_known')];
  if (typeof value === 'boolean') return [t(value ? 'directory.edit.fact.yes' : 'directory.edit.fact.no')];
  if (typeof value === 'number') return [view.say.number(value)];
  if (typeof value === 'string') return [coded(view, field, value)];
  if (Array.isArray(value)) {
    if (value.length === 0) return [t('ui.not_known')];
    return value.map(one => rowInWords(view, field, one));
  }
  const facts = Object.entries(value);
  if (facts.length === 0) return [t('ui.not_known')];
  return facts.map(
    ([code, said]) =>
      `${t.code('accessibility', code)}: ${t(said === 'yes' ? 'directory.edit.fact.yes' : 'directory.edit.fact.no')}`,
  );
}

function coded(view: View, field: string, value: string): string {
  if (field === 'free' || field === 'online' || field === 'referralNeeded' || field === 'selfReferral') {
    if (value === 'unknown') return view.t('ui.not_known');
    return view.t(value === 'yes' ? 'directory.edit.fact.yes' : 'directory.edit.fact.no');
  }
  if (field === 'sex')
    return view.t.has(`directory.edit.sex.${value}`) ? view.t.of(`directory.edit.sex.${value}`) : value;
  return value;
}

function rowInWords(view: View, field: string, row: unknown): string {
  if (typeof row === 'string') return field === 'kinds' ? view.t.code('asset_kinds', row) : row;
  if (typeof row !== 'object' || row === null) return String(row);
  const of = (name: string): unknown => Reflect.get(row, name);
  const text = (name: string) => (typeof of(name) === 'string' && of(name) !== '' ? [String(of(name))] : []);
  if (field === 'schedules') {
    const days = of('days');
    const nths = of('nth');
    const monthly = of('rhythm') === 'monthly' && Array.isArray(nths);
    const bydays = Array.isArray(days)
      ? days.flatMap(day => (monthly ? nths.map(nth => `${nth}${day}`) : [String(day)]))
      : null;
    const told = timesInWords(view, [
      {
        valid_from: null,
        valid_to: null,
        freq: monthly ? 'MONTHLY' : 'WEEKLY',
        interval: of('rhythm') === 'fortnightly' ? 2 : 1,
        byday: bydays?.join(',') ?? null,
        opens_at: text('from')[0] ?? null,
        closes_at: text('to')[0] ?? null,
        description: null,
        notes: null,
      },
    ]);
    return [...told, ...dates(of('dates')), ...text('words')].join(' · ') || view.t('ui.not_known');
  }
  if (field === 'options') {
    const amount = of('amount');
    const currency = of('currency') === 'GBP' ? 'GBP' : 'EUR';
    const price = typeof amount === 'number' ? [view.say.money(Math.round(amount * 100), currency)] : [];
    return [...price, ...text('option')].join(' · ');
  }
  const number = text('number').map(one => view.say.phone(one));
  const parts = [
    ...['name', 'line1', 'line2', 'city', 'postalCode'].flatMap(text),
    ...number,
    ...text('about'),
  ];
  return view.say.commas(saidOnce(parts));
}

/** Many sources name a place by its address: a part that stands in one before it is not said again. */
function saidOnce(parts: readonly string[]): readonly string[] {
  return parts.filter(
    (part, at) => !parts.slice(0, at).some(before => before.toLowerCase().includes(part.toLowerCase())),
  );
}

function dates(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** What is known of a group of facts, one line for each thing; what nobody said, and what was said before, is left out. */
export function groupInWords(view: View, facts: object): readonly string[] {
  const lines = Object.entries(facts).flatMap(([field, value]: readonly [string, unknown]) => {
    const said =
      value !== null &&
      value !== 'unknown' &&
      value !== 'active' &&
      value !== 'anyone' &&
      value !== false &&
      (typeof value !== 'object' || Object.keys(value).length > 0);
    if (!said || field === 'placesAsOf' || field === 'waitingAsOf') return [];
    const words = valueInWords(view, field, value);
    const bare = typeof value === 'string' && words[0] === value;
    if (bare || Array.isArray(value) || typeof value === 'object') return words;
    return view.t.has(`directory.keeping.short.${field}`)
      ? [`${view.t.of(`directory.keeping.short.${field}`)}: ${view.say.commas(words)}`]
      : [];
  });
  const free = Reflect.get(facts, 'free') === 'yes';
  return [...new Set(lines)].filter(line => !free || !saysOnlyFree(view, line));
}

/** “€0 · free” beside “Free: Yes” says nothing more. */
function saysOnlyFree({ t, say }: View, line: string): boolean {
  const words = ['free', t('directory.hit.free'), say.money(0, 'EUR'), say.money(0, 'GBP')];
  return line.split(' · ').every(part => words.includes(part.toLowerCase()));
}
