import { z } from 'zod';
import { optionalText } from '../../../ui/index.ts';
import { readDate } from '../../reading/values.ts';

const parts = (text: string | null): string[] =>
  (text ?? '')
    .split(/[\n;]/)
    .map(part => part.trim())
    .filter(part => part !== '');

/** Days written one a line, “24 December 2026” or “24/12/2026”; at most `most`, in order and each once. */
export function daysField(most = 60) {
  return optionalText({ lines: true, max: 4000 }).transform((text, context): string[] => {
    const days = parts(text).map(readDate);
    if (days.length <= most && days.every(day => day !== null)) return [...new Set(days)].sort();
    context.addIssue({ code: 'custom', message: 'directory.edit.error.days' });
    return z.NEVER;
  });
}

export type Break = { readonly from: string; readonly to: string };

/** Stretches of days written one a line, “21/12/2026 – 4/1/2027”, both ends included. */
export function breaksField(most = 20) {
  return optionalText({ lines: true, max: 2000 }).transform((text, context): Break[] => {
    const found = parts(text).map(breakOf);
    if (found.length <= most && found.every(one => one !== null)) return found;
    context.addIssue({ code: 'custom', message: 'directory.edit.error.breaks' });
    return z.NEVER;
  });
}

function breakOf(line: string): Break | null {
  const [first, last, more] = line.split(/(?<!\s)\s+(?:[–—-]|to|go dtí)\s+/i);
  const [from, to] = [readDate(first ?? ''), readDate(last ?? first ?? '')];
  return from === null || to === null || more !== undefined || from > to ? null : { from, to };
}

/** A day as such a field shows it. */
export function dayTyped(day: string): string {
  const { day: date, month, year } = Temporal.PlainDate.from(day);
  return `${date}/${month}/${year}`;
}
