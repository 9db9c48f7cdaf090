import { fail, ok, type Result } from '../result.ts';

/** Why text is no UK postcode. */
export type UkPostcodeFault = 'shape';

/**
 * Outward code: area of one or two letters (not Q, V, X first; not I, J, Z second) and a district of one or two
 * figures or a figure and a letter; then one figure and two letters out of those that cannot be misread
 * (not C, I, K, M, O, V). GIR 0AA is the one exception.
 * Source: Royal Mail, *Programmers' Guide to PAF*, appendix on postcode format; BS 7666.
 */
const outward = '(?:[A-PR-UWYZ](?:\\d{1,2}|\\d[A-HJKPSTUW]|[A-HK-Y]\\d{1,2}|[A-HK-Y]\\d[ABEHMNPRV-Y])|GIR)';
const whole = new RegExp(`^(${outward})(\\d[ABD-HJLN-UW-Z]{2})$`);
const outwardOnly = new RegExp(`^${outward}$`);

function squeezed(text: string): string {
  return text.toUpperCase().replace(/[\s\-‐-―.]/g, '');
}

/** Reads a UK postcode as typed, `m320ab` → `M32 0AB`. Whether it exists is not known here. */
export function parseUkPostcode(text: string): Result<string, UkPostcodeFault> {
  const found = whole.exec(squeezed(text));
  return found === null ? fail('shape') : ok(`${found[1]} ${found[2]}`);
}

/** The outward code of a postcode or of an outward code alone, as typed: `M32`. Null where there is none. */
export function outwardCodeOf(text: string): string | null {
  const typed = squeezed(text);
  return whole.exec(typed)?.[1] ?? (outwardOnly.test(typed) ? typed : null);
}
