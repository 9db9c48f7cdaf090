import { IntlMessageFormat } from 'intl-messageformat';
import { formatLocales, type Locale } from '../../ui/index.ts';

/** What the words ask for: a value as it is, the first branch of a choice, or a count. */
export type Asks = {
  readonly name: string;
  readonly kind: 'value' | 'choice' | 'count';
  readonly first: string;
};

/** Words that can be filled in, or why they cannot. */
export type Parsed =
  | { readonly message: IntlMessageFormat; readonly asks: readonly Asks[]; readonly fault: null }
  | { readonly message: null; readonly asks: readonly []; readonly fault: SyntaxFault };

/** What is wrong with the braces, in the words of a page. */
export const syntaxFaults = ['unclosed', 'empty', 'other', 'option', 'argument', 'broken'] as const;
export type SyntaxFault = (typeof syntaxFaults)[number];

/** The parser's names for faults, to ours. */
const faults: readonly (readonly [RegExp, SyntaxFault])[] = [
  [/MISSING_OTHER_CLAUSE/, 'other'],
  [/EMPTY_ARGUMENT/, 'empty'],
  [/UNCLOSED|EXPECT_ARGUMENT_CLOSING_BRACE|UNMATCHED/, 'unclosed'],
  [/OPTION|SELECTOR|FRAGMENT/, 'option'],
  [/MALFORMED_ARGUMENT|ARGUMENT_TYPE|ARGUMENT_STYLE/, 'argument'],
];

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/**
 * Reads words as ICU messages, as the catalogues of the house are written.
 *
 * @example parseWording('Hello {name}', 'en').asks // [{ name: 'name', kind: 'value', first: '' }]
 */
export function parseWording(text: string, locale: Locale): Parsed {
  try {
    const message = new IntlMessageFormat(text, formatLocales[locale], undefined, { ignoreTag: true });
    return { message, asks: askedBy(message.getAst()), fault: null };
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const fault = faults.find(([pattern]) => pattern.test(said))?.[1] ?? 'broken';
    return { message: null, asks: [], fault };
  }
}

function askedBy(elements: readonly Element[]): Asks[] {
  return elements.flatMap((element): Asks[] => {
    // 0: words, 7: the number sign of a count; 5: a choice, 6: a count; 8: a tag. The rest are values.
    if (element.type === 0 || element.type === 7) return [];
    if (element.type === 8) return askedBy(element.children);
    if (element.type === 5 || element.type === 6) {
      const options = Object.entries(element.options);
      const kind = element.type === 5 ? 'choice' : 'count';
      const inner = options.flatMap(([, option]) => askedBy(option.value));
      return [{ name: element.value, kind, first: options[0]?.[0] ?? 'other' }, ...inner];
    }
    return [{ name: element.value, kind: 'value', first: '' }];
  });
}
