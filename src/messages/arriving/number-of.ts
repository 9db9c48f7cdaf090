import { parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * A number as gateways write it (`353…`, `+353…`, `00353…`, `085…`), as we keep numbers; what is none stays as it came, such as the
 * short number of a bank.
 * @param region whose national numbers are meant
 */
export function numberOf(written: string, region: 'ie' | 'uk'): string {
  const text = written.trim();
  const country = region === 'uk' ? 'GB' : 'IE';
  const full = /^00[1-9]/.test(text) ? `+${text.slice(2)}` : text;
  const tries = full.startsWith('+') ? [full] : full.startsWith('0') ? [full] : [`+${full}`, full];
  for (const one of tries) {
    const parsed = parsePhoneNumberFromString(one, country);
    if (parsed?.isPossible() && parsed.number.length >= 9) return parsed.number;
  }
  return text;
}
