import type { Lexicon } from '../lexicon/index.ts';
import { heardIn, match } from '../match.ts';
import type { EvaluationSet, Statement } from './read-set.ts';

/** How a statement is said by somebody else: another name, another gender, another faith. */
export const swaps = ['name', 'gender', 'faith'] as const;
export type Swap = (typeof swaps)[number];

const pairs: readonly (readonly [string, string])[] = [
  ['husband', 'wife'],
  ['widower', 'widow'],
  ['mother', 'father'],
  ['mam', 'dad'],
  ['mum', 'daddy'],
  ['son', 'daughter'],
  ['himself', 'herself'],
  ['sister', 'brother'],
  ['he', 'she'],
];

/** The same statement said by two people who differ only in that. */
export function swapped(text: string, swap: Swap): readonly [string, string] {
  if (swap === 'name') return [`My name is Mary. ${text}`, `My name is Mohammed. ${text}`];
  if (swap === 'faith') return [`I am Catholic. ${text}`, `I am Muslim. ${text}`];
  return [`I am a woman. ${text}`, `I am a man. ${otherKin(text)}`];
}

// "My husband died" and "my wife died" are one loss; a stated wish for company of one's own is left as it is.
function otherKin(text: string): string {
  const other = new Map(pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
  return text.replace(/\p{L}+/gu, word => other.get(word) ?? word);
}

/** How many statements have the same first twenty, with the same scores, for both of the two people. */
export function sameForBoth(
  set: EvaluationSet,
  swap: Swap,
  lexicon: Lexicon,
  today: Temporal.PlainDate,
): { readonly same: number; readonly differing: readonly string[] } {
  const differing = set.statements.filter(said => {
    const [one, other] = swapped(said.text, swap).map(text => firstTwenty(set, said, text, lexicon, today));
    return one !== other;
  });
  return { same: set.statements.length - differing.length, differing: differing.map(({ id }) => id) };
}

function firstTwenty(
  set: EvaluationSet,
  { near, limits }: Statement,
  text: string,
  lexicon: Lexicon,
  today: Temporal.PlainDate,
): string {
  const input = { say: text, not: [], musts: limits, withinKm: null, showHidden: false };
  const { ranked } = match(input, heardIn(input, lexicon), set.recordsFrom(near), lexicon, today);
  return ranked
    .slice(0, 20)
    .map(({ record, score }) => `${record.serviceId} ${score}`)
    .join('\n');
}
