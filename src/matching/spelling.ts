import { type Lexicon, termKey } from './lexicon/index.ts';
import guard from './lexicon/never-misspelt.json' with { type: 'json' };

const common = new Set(guard.words);

/**
 * The word of the lexicon a misspelt English word was probably meant as: one letter more, less, other or two changed
 * places, same first letter, five letters or more. Null when it is a word of its own, nothing is near, or what is near means
 * different things; of several for one thing the first listed. Words of
 * danger are not in the vocabulary this looks in: they are never guessed.
 */
export function readSpelling(stem: string, lexicon: Lexicon): string | null {
  if (stem.length < 5 || common.has(stem) || lexicon.known.has(stem)) return null;
  let found: string | null = null;
  for (const word of lexicon.spellings) {
    if (word[0] !== stem[0] || Math.abs(word.length - stem.length) > 1 || !oneStepApart(stem, word)) continue;
    if (found === null) found = word;
    else if (conceptOf(word, lexicon) !== conceptOf(found, lexicon)) return null;
  }
  return found;
}

function conceptOf(word: string, lexicon: Lexicon): string | undefined {
  return lexicon.terms
    .get(termKey(word))
    ?.find(({ language, words: [only, more] }) => language === 'en' && !more && only?.text === word)?.concept;
}

/** True when one insertion, deletion, substitution or exchange of neighbours makes one word of the other. */
export function oneStepApart(a: string, b: string): boolean {
  if (a === b) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  const [x, y] = [a.slice(start), b.slice(start)];
  return (
    x.slice(1) === y.slice(1) ||
    x.slice(1) === y ||
    x === y.slice(1) ||
    (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2))
  );
}
