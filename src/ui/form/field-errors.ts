import type { View } from '../view.ts';

/** Errors by field name, already in the reader's words. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Errors by field name as words keys, possibly with values: made by `readForm`. */
export type FieldErrorKeys = Readonly<Record<string, string>>;

/**
 * A words key with values, fit to be a zod message.
 *
 * @example z.number().max(5, errorKey('groups.error.places', { max: 5 }))
 */
export function errorKey(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const pairs = Object.entries(values).map(([name, value]) => [name, String(value)]);
  return pairs.length === 0 ? key : `${key}?${new URLSearchParams(pairs)}`;
}

/**
 * Says errors in the reader's words. What is not a words key (a message zod brought itself) becomes
 * “Answer this question”, so that no raw text of a library reaches a person.
 */
export function sayErrors(view: View, keys: FieldErrorKeys): FieldErrors {
  return Object.fromEntries(Object.entries(keys).map(([field, key]) => [field, sayError(view, key)]));
}

function sayError(view: View, message: string): string {
  const [key = '', query = ''] = message.split('?', 2);
  if (!view.t.has(key)) return view.t('ui.errors.answer');
  const values = Object.fromEntries(
    [...new URLSearchParams(query)].map(([name, value]) => [
      name,
      /^-?\d+$/.test(value) ? Number(value) : value,
    ]),
  );
  return view.t(key, values);
}
