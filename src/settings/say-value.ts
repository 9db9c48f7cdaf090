import type { View } from '../ui/index.ts';

/** A set value in words, as the list of changes shows it. */
export function sayValue({ t }: View, name: string, value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'settings.value.yes' : 'settings.value.no');
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return t('settings.value.none');
  if (Array.isArray(value)) return value.join(', ');
  if (name === 'colleaguesAreNamed') return t.of(`settings.named.${value}`);
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return t('settings.value.none');
  if (name === 'quietHours') return entries.map(([, time]) => String(time)).join('–');
  if (name === 'retention')
    return entries
      .map(([record, period]) => `${t.of(`settings.field.${record}`)}: ${yearsIn(String(period))}`)
      .join('; ');
  return entries.map(([key, one]) => `${key}: ${flat(one)}`).join('; ');
}

const yearsIn = (period: string): string => /^P(\d+)Y$/.exec(period)?.[1] ?? period;
const flat = (value: unknown): string =>
  typeof value === 'object' && value !== null ? Object.values(value).join(', ') : String(value);
