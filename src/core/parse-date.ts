import { fail, ok, type Result } from './result.ts';

/** Three boxes of a form, as typed. */
export type DateParts = { readonly day: string; readonly month: string; readonly year: string };

/** Why three boxes are no date: all empty, some empty or not numbers, no such day (31 November), too far back. */
export type DateFault = 'missing' | 'incomplete' | 'impossible' | 'too_long_ago';

/** Nobody alive was born before; an earlier year is a slip of the hand. */
const firstYear = 1900;

/** Reads the day, month and year boxes of a form. The year needs four figures. */
export function parseDate(parts: DateParts): Result<Temporal.PlainDate, DateFault> {
  const texts = [parts.day.trim(), parts.month.trim(), parts.year.trim()];
  if (texts.every(text => text === '')) return fail('missing');
  if (!texts.every((text, index) => (index === 2 ? /^\d{4}$/ : /^\d{1,2}$/).test(text)))
    return fail('incomplete');
  const [day = 0, month = 0, year = 0] = texts.map(Number);
  return dateOf(day, month, year);
}

/** Reads an ISO date ('1948-02-29') as browsers and other systems send it. */
export function parseIsoDate(text: string): Result<Temporal.PlainDate, DateFault> {
  if (text.trim() === '') return fail('missing');
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (found === null) return fail('incomplete');
  return dateOf(Number(found[3]), Number(found[2]), Number(found[1]));
}

function dateOf(day: number, month: number, year: number): Result<Temporal.PlainDate, DateFault> {
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    return date.year < firstYear ? fail('too_long_ago') : ok(date);
  } catch {
    return fail('impossible');
  }
}
