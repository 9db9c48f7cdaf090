import type { Child } from '../jsx/html.ts';
import type { WordKey } from './catalogues.ts';

/** What may be put into a message: `{name}`, `{count, plural, …}`. */
export type WordValues = Readonly<Record<string, string | number>>;

/** As WordValues, and pieces of page (a `<Ltr>`, a link) as well. */
export type RichValues = Readonly<Record<string, string | number | Child>>;

/**
 * The words of one language.
 *
 * @example
 * t('ui.skip')                                       // 'Skip to the main part'
 * t('ui.waited', { days: 8 })                        // '8 days'
 * t.code('needs', 'lonely')                          // the word for codes.needs.lonely
 * t.of(error.reasonKey, error.values)                // a key known only at run time
 * t.rich('ui.call', { phone: <Ltr>{phone}</Ltr> })   // pieces of page inside a sentence
 */
export type Words = {
  (key: WordKey, values?: WordValues): string;
  /** A key known only at run time. Throws `UnknownWord` in development and tests, shows the key in production. */
  of(key: string, values?: WordValues): string;
  /** The word of a code of a code list: key `codes.<list>.<code>`. */
  code(list: string, code: string): string;
  /** A message whose values may be JSX; the answer is a list of children. */
  rich(key: WordKey, values: RichValues): Child[];
  /** True if there is such a message. */
  has(key: string): key is WordKey;
};
