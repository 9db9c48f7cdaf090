import type { Fact } from '../record.ts';
import map from './access-words.json' with { type: 'json' };
import { foldText, wordMatch } from './word-match.ts';

const matchersOf = (words: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(words).map(([code, list]) => ({ code, says: wordMatch(list) }));
const no = matchersOf(map.no);
const yes = matchersOf(map.yes);

/** One accessibility fact that a text states. */
export type AccessFact = { readonly code: string; readonly value: Exclude<Fact, 'unknown'> };

/**
 * The accessibility facts a text states, by the reviewed word map (`access-words.json`). A stated "no" wins over the
 * word that it contains ("no wheelchair access"). What is not mentioned is not in the answer: it stays unknown.
 */
export function accessOf(text: string): AccessFact[] {
  const plain = foldText(text.replaceAll('_', ' '));
  const refused = no.filter(({ says }) => says(plain)).map(({ code }) => code);
  const offered = yes
    .filter(({ code, says }) => says(plain) && !refused.includes(code))
    .map(({ code }) => code);
  return [
    ...refused.map(code => ({ code, value: 'no' as const })),
    ...offered.map(code => ({ code, value: 'yes' as const })),
  ];
}
