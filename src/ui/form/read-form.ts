import { z } from 'zod';
import type { FieldErrorKeys } from './field-errors.ts';

/** A parsed form: either what it says, or what is wrong with it, never both. */
export type ParsedForm<T> =
  | { readonly params: T; readonly error: null }
  | { readonly params: null; readonly error: FieldErrorKeys };

/** What was typed, by field name, for showing it again. A date keeps its three parts. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;

const DATE_PARTS = ['day', 'month', 'year'] as const;

/**
 * Reads a form with a schema. The first error of each field counts; errors stand in the order of the schema's fields,
 * which is that of the page, also those that come from comparing fields.
 *
 * Names that come more than once become lists, `<name>-day|-month|-year` become one object, empty text counts as
 * left out, files stay files, and names that start with `_` (of the form itself) are left away.
 *
 * @example
 * const { params, error } = readForm(form, await c.req.formData());
 * if (error) return c.html(page(view, typedIn(data), sayErrors(view, error)), 422);
 */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  data: FormData,
): ParsedForm<z.output<Schema>> {
  const parsed = schema.safeParse(rawForm(data));
  if (parsed.success) return { params: parsed.data, error: null };
  const error: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? 'form');
    if (!Object.hasOwn(error, field)) error[field] = issue.message;
  }
  return { params: null, error: inOrderOf(schema, error) };
}

function inOrderOf(schema: z.ZodType, error: FieldErrorKeys): FieldErrorKeys {
  if (!(schema instanceof z.ZodObject)) return error;
  const fields = Object.keys(schema.shape);
  const place = (field: string) => (fields.includes(field) ? fields.indexOf(field) : fields.length);
  return Object.fromEntries(Object.entries(error).sort(([one], [other]) => place(one) - place(other)));
}

/** What was typed, to be handed to the fields of the same page again. */
export function typedIn(data: FormData): Typed {
  const typed: Record<string, string | string[]> = Object.create(null);
  for (const name of new Set(data.keys())) {
    if (name.startsWith('_')) continue;
    const texts = data.getAll(name).filter(value => typeof value === 'string');
    const [first] = texts;
    if (first !== undefined) typed[name] = texts.length > 1 ? texts : first;
  }
  return typed;
}

function rawForm(data: FormData): Record<string, unknown> {
  const raw: Record<string, unknown> = Object.create(null);
  for (const name of new Set(data.keys())) {
    if (name.startsWith('_')) continue;
    const part = DATE_PARTS.find(one => name.endsWith(`-${one}`));
    if (part) {
      const whole = name.slice(0, -part.length - 1);
      raw[whole] = { ...(raw[whole] as object | undefined), [part]: String(data.get(name)).trim() };
      continue;
    }
    const values = data.getAll(name);
    raw[name] = values.length > 1 ? values : values[0];
  }
  return { ...raw };
}
