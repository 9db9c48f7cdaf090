import { z } from 'zod';
import { errorKey } from './field-errors.ts';
import { optionalText } from './text-field.ts';

/** A time of day that must be there: “14:30”, “14.30”, “2.30 pm”, “10 am”, “9”. */
export function time({ missing = 'ui.errors.time.missing' }: { readonly missing?: string | undefined } = {}) {
  return optionalTime().pipe(
    z.custom<Temporal.PlainTime>(value => value instanceof Temporal.PlainTime, missing),
  );
}

/** As `time`, but it may be left empty; then the answer is null. */
export function optionalTime() {
  return optionalText({ max: 20 }).transform((value, context): Temporal.PlainTime | null => {
    if (value === null) return null;
    const found = readTime(value);
    if (found) return found;
    context.addIssue({ code: 'custom', message: errorKey('ui.errors.time.wrong', { example: '10.30 am' }) });
    return z.NEVER;
  });
}

function readTime(typed: string): Temporal.PlainTime | null {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.|r\.n\.|i\.n\.)?$/i.exec(typed);
  if (!match) return null;
  const [, hours = '', minutes = '0', half = ''] = match;
  const afternoon = /^[pi]/i.test(half);
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (afternoon ? 12 : 0);
  if (half !== '' && (Number(hours) < 1 || Number(hours) > 12)) return null;
  if (hour > 23 || Number(minutes) > 59) return null;
  return Temporal.PlainTime.from({ hour, minute: Number(minutes) });
}
