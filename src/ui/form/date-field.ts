import { z } from 'zod';
import { errorKey } from './field-errors.ts';

export type DateOptions = {
  readonly missing?: string | undefined;
  /** Not after today. */
  readonly past?: boolean | undefined;
  /** Not before today. */
  readonly future?: boolean | undefined;
  /** Today where the programme is; without it the day of the system clock in UTC. */
  readonly today?: Temporal.PlainDate | undefined;
};

const EARLIEST = 1900;

const parts = z.object({
  day: z.string().default(''),
  month: z.string().default(''),
  year: z.string().default(''),
});

/**
 * A date from the three fields `<name>-day`, `<name>-month`, `<name>-year`. Each mistake has its own words:
 * a part left out, 31 November, month 13, a year of two numbers, a year before 1900.
 *
 * @example date({ missing: 'referrals.error.born', past: true })
 */
export function date(options: DateOptions = {}) {
  return optionalDate(options).pipe(
    z.custom<Temporal.PlainDate>(isDate, options.missing ?? 'ui.errors.date.missing'),
  );
}

/** As `date`, but all three fields may be left empty; then the answer is null. */
export function optionalDate(options: Omit<DateOptions, 'missing'> = {}) {
  return parts
    .default({ day: '', month: '', year: '' })
    .transform((typed, context): Temporal.PlainDate | null => {
      if (typed.day === '' && typed.month === '' && typed.year === '') return null;
      const found = readDate(typed, options);
      if (typeof found !== 'string') return found;
      context.addIssue({ code: 'custom', message: found });
      return z.NEVER;
    });
}

function isDate(value: unknown): boolean {
  return value instanceof Temporal.PlainDate;
}

/** The date, or the words key of what is wrong. */
function readDate(typed: z.output<typeof parts>, options: DateOptions): Temporal.PlainDate | string {
  for (const part of ['day', 'month', 'year'] as const) {
    if (typed[part] === '') return `ui.errors.date.${part}`;
    if (!/^\d{1,4}$/.test(typed[part])) return errorKey('ui.errors.date.numbers', { example: '24 11 1950' });
  }
  const [day, month, year] = [Number(typed.day), Number(typed.month), Number(typed.year)];
  if (month < 1 || month > 12) return 'ui.errors.date.month_range';
  if (typed.year.length < 4) return errorKey('ui.errors.date.year_digits', { example: '1950' });
  if (year < EARLIEST) return 'ui.errors.date.old';
  const days = Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  if (day < 1 || day > days) return errorKey('ui.errors.date.impossible', { day });
  const found = Temporal.PlainDate.from({ year, month, day });
  const today = options.today ?? Temporal.Now.plainDateISO('UTC');
  if (options.past && Temporal.PlainDate.compare(found, today) > 0) return 'ui.errors.date.past';
  if (options.future && Temporal.PlainDate.compare(found, today) < 0) return 'ui.errors.date.future';
  return found;
}

/** The three fields of a stored date, to be put among the values of a form. */
export function dateTyped(name: string, day: Temporal.PlainDate | null): Record<string, string> {
  if (day === null) return {};
  return {
    [`${name}-day`]: `${day.day}`,
    [`${name}-month`]: `${day.month}`,
    [`${name}-year`]: `${day.year}`,
  };
}
