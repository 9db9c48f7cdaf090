/** U+2066, left-to-right isolate, and U+2069, pop directional isolate. */
const OPEN = '\u2066';
const CLOSE = '\u2069';

/**
 * Keeps a phone number, reference, postcode or e-mail address in its own order inside Arabic text.
 * For plain strings (messages, attributes); in a page use `<Ltr>`.
 */
export function ltr(text: string): string {
  return `${OPEN}${text}${CLOSE}`;
}
