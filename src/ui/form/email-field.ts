import { z } from 'zod';
import { errorKey } from './field-errors.ts';
import { optionalText } from './text-field.ts';

const wrong = errorKey('ui.errors.email.wrong', { example: 'name@example.ie' });

/** An e-mail address that must be there, in lower case. Whether somebody reads it only a message can tell. */
export function email({
  missing = 'ui.errors.email.missing',
}: {
  readonly missing?: string | undefined;
} = {}) {
  return optionalText({ max: 254 })
    .pipe(z.string(missing))
    .transform(value => value.toLowerCase())
    .pipe(z.email(wrong));
}

/** As `email`, but it may be left empty; then the answer is null. */
export function optionalEmail() {
  return optionalText({ max: 254 })
    .transform(value => value?.toLowerCase() ?? null)
    .pipe(z.email(wrong).nullable());
}
