import { z } from 'zod';
import { errorKey } from './field-errors.ts';

export type TextOptions = {
  /** Longest text, in characters as people count them. 200 for a line, 5000 for several. */
  readonly max?: number | undefined;
  /** Words key if nothing was written. */
  readonly missing?: string | undefined;
  /** Lines are kept; otherwise a line break becomes a space. */
  readonly lines?: boolean | undefined;
};

/**
 * A text that must be there: trimmed, NFC, without control characters.
 *
 * @example text({ missing: 'people.error.name', max: 120 })
 */
export function text(options: TextOptions = {}) {
  return z
    .unknown()
    .optional()
    .transform(value => clean(value, options.lines ?? false))
    .pipe(
      z
        .string()
        .min(1, options.missing ?? 'ui.errors.text.missing')
        .superRefine(notTooLong(options)),
    );
}

/** As `text`, but it may be left empty; then the answer is null. */
export function optionalText(options: Omit<TextOptions, 'missing'> = {}) {
  return z
    .unknown()
    .optional()
    .transform(value => clean(value, options.lines ?? false))
    .pipe(z.string().superRefine(notTooLong(options)))
    .transform(value => (value === '' ? null : value));
}

/** Letters above the basic ones may arrive in two parts (e + ´); NFC makes them one, so that search finds them. */
function clean(value: unknown, lines: boolean): string {
  if (typeof value !== 'string') return '';
  const whole = value.normalize('NFC').replace(/\r\n?/g, '\n');
  // Begins only where a run of blanks begins: otherwise a long run within a line takes the square of its length.
  const shaped = lines ? whole.replace(/(?<![ \t])[ \t]+$/gm, '') : whole.replace(/\s+/gu, ' ');
  return withoutControls(shaped).trim();
}

/**
 * Takes out control characters and the marks that can turn text around or hide it (bidirectional overrides,
 * zero-width signs, a byte-order mark, lone surrogates), but keeps the joiners that Arabic, Indic scripts and emoji need.
 */
function withoutControls(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
  return value.toWellFormed().replace(controls, '');
}

function notTooLong({ max, lines }: TextOptions) {
  const most = max ?? (lines ? 5000 : 200);
  return (value: string, context: z.RefinementCtx) => {
    const length = [...value].length;
    if (length <= most) return;
    const message = errorKey('ui.errors.text.long', { max: most, length });
    // What is made of the text, such as a time, was not made: rules that compare fields must not see the bare text.
    context.addIssue({ code: 'custom', message, continue: false });
  };
}
