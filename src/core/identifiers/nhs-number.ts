import { fail, ok, type Result } from '../result.ts';

/** Why a typed identifier is none: wrong length or characters, or a slip that a check digit found. */
export type IdentifierFault = 'shape' | 'check';

/** Leaves out what people put between digits: spaces of all kinds, hyphens, dots. */
export function digitsTyped(text: string): string {
  return text.replace(/[\s\-‐-―.]/g, '');
}

/**
 * The modulus 11 check of ten digits: weights 10 to 1 over all ten give a multiple of 11. (The published form
 * weighs nine digits by 10 to 2 and subtracts the rest from 11; 11 counts as 0 and 10 is never issued. It is the
 * same rule.) Source: NHS Data Dictionary, attribute NHS NUMBER.
 */
export function passesModulus11(tenDigits: string): boolean {
  const sum = Array.from(tenDigits, Number).reduce((total, digit, place) => total + digit * (10 - place), 0);
  return sum % 11 === 0;
}

/** Reads an NHS number as typed. The value is ten digits without spaces; `0000000000` is no number. */
export function parseNhsNumber(text: string): Result<string, IdentifierFault> {
  const digits = digitsTyped(text);
  if (!/^\d{10}$/.test(digits) || /^0+$/.test(digits)) return fail('shape');
  return passesModulus11(digits) ? ok(digits) : fail('check');
}

/** An NHS number for the eye: `943 476 5919` (3-3-4, as the NHS asks for on screens and letters). */
export function formatNhsNumber(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
}
