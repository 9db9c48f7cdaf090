import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import { ltr } from '../words/ltr.ts';
import { errorKey } from './field-errors.ts';
import { optionalText } from './text-field.ts';

export type PhoneOptions = { readonly region: 'ie' | 'uk'; readonly missing?: string | undefined };

/** Numbers the regulators keep free for stories and tests: ComReg 020 91x xxxx; Ofcom 01632 960, 07700 900, 020 7946 0. */
const FICTION = /^\+(?:3532091\d{5}|441632960\d{3}|447700900\d{3}|442079460\d{3})$/;

/** A number that must be there; the answer is E.164 (“+353851234567”). Numbers without + are read as of the region. */
export function phone({ region, missing = 'ui.errors.phone.missing' }: PhoneOptions) {
  return optionalText({ max: 60 })
    .pipe(z.string(missing))
    .transform((value, context) => toE164(value, region, context));
}

/** As `phone`, but it may be left empty; then the answer is null. */
export function optionalPhone({ region }: { readonly region: 'ie' | 'uk' }) {
  return optionalText({ max: 60 }).transform((value, context) => {
    return value === null ? null : toE164(value, region, context);
  });
}

function toE164(value: string, region: 'ie' | 'uk', context: z.RefinementCtx): string {
  const number = parsePhoneNumberFromString(value, region === 'uk' ? 'GB' : 'IE');
  if (number && (number.isValid() || FICTION.test(number.number))) return number.number;
  // Kept on one line and in its order, also within words that run from right to left.
  const example = ltr((region === 'uk' ? '07700 900 123' : '085 123 4567').replaceAll(' ', '\u00a0'));
  context.addIssue({ code: 'custom', message: errorKey('ui.errors.phone.wrong', { example }) });
  return z.NEVER;
}
