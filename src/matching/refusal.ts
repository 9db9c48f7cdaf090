import type { ConceptKind } from './lexicon/index.ts';
import type { Token } from './statement.ts';

const pairs = new Set(
  [
    'dont like,dont want,dont enjoy,dont fancy,do not like,not into,not interested,no interest,never liked',
    'cant stand,cannot stand,not fond,never enjoyed,didnt like,ni maith,nie lubie,не люблю,لا أحب,nao gosto,sick of',
  ]
    .join(',')
    .split(',')
    .map(pair => pair.split(' ').join(' ')),
);
const alone = new Set('hate hated hates dislike nienawidze ненавиджу detesto'.split(' '));
const nots = new Set('not never isnt arent nil nie не ليس nao'.split(' '));

/**
 * True when the words before a phrase refuse it: "I don't like singing", "hate bingo" for what one likes or whom one
 * wants to be with; "not lonely" for a need. What stands in the way is never refused: "can't manage stairs" is heard whole.
 */
export function isRefused(tokens: readonly Token[], at: number, kind: ConceptKind): boolean {
  if (kind === 'barrier') return false;
  const here = tokens[at]?.sentence;
  const before = tokens
    .slice(Math.max(0, at - 4), at)
    .filter(({ sentence }) => sentence === here)
    .map(({ folded }) => folded);
  const last = before.at(-1) ?? '';
  if (kind === 'need') return nots.has(last);
  if (before.some(word => alone.has(word)) || last === 'no') return true;
  return before.some((word, i) => {
    const two = `${word} ${before[i + 1] ?? ''}`.trim();
    return pairs.has(two) || pairs.has(`${two} ${before[i + 2] ?? ''}`.trim());
  });
}
