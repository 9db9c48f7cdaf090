import type { Locale } from '../../ui/index.ts';
import type { TemplateName } from '../templates.ts';
import { houseWords } from './house-words.ts';
import { parseWording, type SyntaxFault } from './parse-wording.ts';
import { valuesOfTemplate, type WordingPart } from './part.ts';

/** Characters a part may have before it is filled in. */
export const longestPart: Readonly<Record<WordingPart, number>> = {
  subject: 200,
  body: 6000,
  sms: 900,
  neutral: 900,
};

/** Why words cannot be used. `names`: the values in question. */
export type WordingFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'long'; readonly most: number }
  | { readonly kind: 'syntax'; readonly fault: SyntaxFault }
  | { readonly kind: 'unknown'; readonly names: readonly string[] }
  | { readonly kind: 'neutral_value'; readonly names: readonly string[] }
  | { readonly kind: 'neutral_words'; readonly names: readonly string[] };

/** What is found of words: a fault stops them, what is only lacking is said. */
export type Checked = { readonly fault: WordingFault | null; readonly lacking: readonly string[] };

/** Values that say what the service is or lead to it: not in words that must stay neutral. */
const telling: ReadonlySet<string> = new Set(['programme', 'link', 'service', 'reference', 'place']);

/**
 * Checks words before a programme may use them: they can be filled in, use only values that this message has, and in neutral words
 * nothing names the programme or leads to it. Values that the house uses and these words do not are said, no more.
 *
 * @param own names of the programme that neutral words must not hold
 */
export function checkWording(
  text: string,
  of: {
    readonly template: TemplateName;
    readonly part: WordingPart;
    readonly locale: Locale;
    readonly own: readonly string[];
  },
): Checked {
  const { template, part, locale, own } = of;
  const stop = (fault: WordingFault): Checked => ({ fault, lacking: [] });
  if (text.trim() === '') return stop({ kind: 'missing' });
  if (text.length > longestPart[part]) return stop({ kind: 'long', most: longestPart[part] });
  const { asks, fault } = parseWording(text, locale);
  if (fault) return stop({ kind: 'syntax', fault });
  const used = new Set(asks.map(one => one.name));
  const known = valuesOfTemplate(template);
  const unknown = [...used].filter(name => !known.includes(name));
  if (unknown.length > 0) return stop({ kind: 'unknown', names: unknown });
  if (part === 'neutral') {
    const tells = [...used].filter(name => telling.has(name));
    if (tells.length > 0) return stop({ kind: 'neutral_value', names: tells });
    const said = tellingWords(text, own);
    if (said.length > 0) return stop({ kind: 'neutral_words', names: said });
  }
  const house = houseWords(template, part, 'en');
  const needed = house ? parseWording(house.text, 'en').asks.map(one => one.name) : [];
  return { fault: null, lacking: [...new Set(needed)].filter(name => !used.has(name)) };
}

/** Names and addresses that stand in the words themselves. */
function tellingWords(text: string, own: readonly string[]): readonly string[] {
  const small = text.toLowerCase();
  const named = own.filter(name => name.trim() !== '' && small.includes(name.trim().toLowerCase()));
  const address = /https?:\/\/\S*|www\.\S*|\b[\w-]+\.(?:ie|com|org|net|eu|uk)\b\S*/i.exec(text)?.[0];
  return address ? [...named, address] : named;
}
