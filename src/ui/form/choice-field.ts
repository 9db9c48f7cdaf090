import { z } from 'zod';

/**
 * One of the values of a group of radio buttons or a select.
 *
 * @example choice(['yes', 'no'], 'people.error.voicemail')
 */
export function choice<const Value extends string>(values: readonly Value[], missing = 'ui.errors.choice') {
  return z.enum(values, missing);
}

/** As `choice`, but it may be left open; then the answer is null. */
export function optionalChoice<const Value extends string>(values: readonly Value[]) {
  return z
    .unknown()
    .optional()
    .transform(value => (value === undefined || value === '' ? null : value))
    .pipe(z.enum(values, 'ui.errors.choice').nullable());
}

/** Any number of the values of a group of tick boxes, each once. */
export function choices<const Value extends string>(
  values: readonly Value[],
  { least = 0, key = 'ui.errors.choices' }: { readonly least?: number; readonly key?: string } = {},
) {
  return z
    .unknown()
    .optional()
    .transform(value => [
      ...new Set(value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    ])
    .pipe(z.array(z.enum(values, key)).min(least, key));
}

/** One tick box: true when ticked. */
export function tick() {
  return z
    .unknown()
    .optional()
    .transform(value => value !== undefined && value !== '' && value !== 'no');
}

/** One tick box that must be ticked. */
export function ticked(missing: string) {
  return tick().pipe(z.literal(true, missing));
}

/** The id of a thing in a hidden field or a select of things. */
export function id({ missing = 'ui.errors.choice' }: { readonly missing?: string | undefined } = {}) {
  return z.uuid(missing).toLowerCase();
}

/** As `id`, but it may be left open; then the answer is null. */
export function optionalId() {
  return z
    .unknown()
    .optional()
    .transform(value => (value === undefined || value === '' ? null : value))
    .pipe(z.uuid('ui.errors.choice').toLowerCase().nullable());
}
