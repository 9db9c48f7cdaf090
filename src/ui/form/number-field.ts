import { z } from 'zod';
import { errorKey } from './field-errors.ts';
import { optionalText } from './text-field.ts';

export type NumberOptions = {
  readonly min: number;
  readonly max: number;
  readonly missing?: string | undefined;
};

/** A whole number that must be there, between min and max, both included. */
export function wholeNumber(options: NumberOptions) {
  return optionalWholeNumber(options).pipe(z.number(options.missing ?? 'ui.errors.number.missing'));
}

/** As `wholeNumber`, but it may be left empty; then the answer is null. */
export function optionalWholeNumber({ min, max }: Omit<NumberOptions, 'missing'>) {
  return optionalText({ max: 20 }).transform((typed, context): number | null => {
    if (typed === null) return null;
    const value = Number(typed.replace(/[ ,]/g, ''));
    if (!/^-?[\d ,]+$/.test(typed) || !Number.isSafeInteger(value)) {
      context.addIssue({ code: 'custom', message: errorKey('ui.errors.number.wrong', { example: 12 }) });
      return z.NEVER;
    }
    if (value < min || value > max) {
      context.addIssue({ code: 'custom', message: errorKey('ui.errors.number.range', { min, max }) });
      return z.NEVER;
    }
    return value;
  });
}
