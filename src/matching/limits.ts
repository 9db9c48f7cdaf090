import type { Token } from './statement.ts';

/** What somebody may need a place to be. */
export const limitCodes = [
  'free',
  'step_free',
  'without_car',
  'women_only',
  'men_only',
  'day',
  'evening',
  'language',
] as const;
export type LimitCode = (typeof limitCodes)[number];

/** A limit that was heard. `must` only where the person said so: then a recorded "no" hides, otherwise it only sorts. */
export type HeardLimit = { readonly code: LimitCode; readonly words: string; readonly must: boolean };

const byConcept: Readonly<Record<string, LimitCode>> = {
  'barrier.cost': 'free',
  'barrier.mobility': 'step_free',
  'barrier.transport': 'without_car',
  'who.women_wish': 'women_only',
  'who.men_wish': 'men_only',
  'barrier.by_day': 'day',
  'barrier.time_work': 'evening',
  'barrier.language': 'language',
  'barrier.irish': 'language',
};

/** The limit a concept stands for; null for the others. */
export function limitOf(concept: string): LimitCode | null {
  return byConcept[concept] ?? null;
}

const musts: readonly (readonly string[])[] = [
  ['must'],
  ['has', 'to', 'be'],
  ['have', 'to', 'be'],
  ['needs', 'to', 'be'],
  ['only', 'if'],
  ['essential'],
  ['caithfidh'],
  ['musi'],
  ['мусить'],
  ['обовязково'],
  ['يجب'],
  ['tem', 'de', 'ser'],
];

/** The sentences in which somebody says that something must be. */
export function mustSentences(tokens: readonly Token[]): ReadonlySet<number> {
  const found = new Set<number>();
  tokens.forEach(({ sentence }, at) => {
    const says = musts.some(words => words.every((word, i) => tokens[at + i]?.folded === word));
    if (says) found.add(sentence);
  });
  return found;
}
