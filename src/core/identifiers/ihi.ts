import { fail, ok, type Result } from '../result.ts';
import { digitsTyped, type IdentifierFault, passesModulus11 } from './nhs-number.ts';

/**
 * The GS1 check of a whole number: from the left, 3 and 1 in turn over seventeen digits, then the check digit;
 * the total is a multiple of 10. Source: GS1 General Specifications, 7.9.
 */
function passesGs1(digits: string): boolean {
  const sum = Array.from(digits, Number).reduce((total, digit, place) => {
    return total + digit * (place % 2 === 0 && place < digits.length - 1 ? 3 : 1);
  }, 0);
  return sum % 10 === 0;
}

/**
 * Reads an Irish Individual Health Identifier as typed; the value is eighteen digits.
 *
 * The number is a GS1 service relation number: seven digits of prefix, a core of nine digits, their modulus 11
 * check digit (place 17) and the GS1 check digit (place 18). The core with its check digit comes from the range of
 * NHS numbers kept for Ireland (812 000 000 to 859 999 999 at present), so it is checked as an NHS number is.
 * Sources: HSE, *IHI Technical FAQs* (format); a letter of the HSE's IHI technical lead quoted in uk-fci/nhs-number
 * issue 9 (places 8 to 17, modulus 11, range); HL7 Ireland, IE Core draft (the same). The prefix and the present
 * range are not checked: neither is published as fixed. One draft guide (iEHR.ai IE Core 1.0.0-ballot) weighs the
 * prefix into the modulus 11 sum as well; the HSE's own description is followed here.
 */
export function parseIhi(text: string): Result<string, IdentifierFault> {
  const digits = digitsTyped(text);
  if (!/^\d{18}$/.test(digits) || /^0+$/.test(digits)) return fail('shape');
  return passesModulus11(digits.slice(7, 17)) && passesGs1(digits) ? ok(digits) : fail('check');
}

/** An IHI for the eye, prefix apart from core and last digit: `5390000 9990000018 5`. */
export function formatIhi(digits: string): string {
  return `${digits.slice(0, 7)} ${digits.slice(7, 17)} ${digits.slice(17)}`;
}
