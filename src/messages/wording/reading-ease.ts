import type { Locale } from '../../ui/index.ts';

/** How hard a text is to read. `age`: Flesch–Kincaid, English; `lix`: of other languages; `words`: words in a sentence, where no measure is fit. */
export type ReadingEase = {
  readonly measure: 'age' | 'lix' | 'words';
  readonly value: number;
  readonly hard: boolean;
  /** Sentences so long that they are lost on the way. */
  readonly longSentences: readonly string[];
};

/** Words in a sentence at most; British and Irish guides to plain language say 15 to 20. */
export const LONG_SENTENCE = 20;
/** What the house writes for: readers of eleven. */
const MOST_AGE = 12;
/** Björnsson's measure: up to 40 is easy reading, such as stories and news in plain words. */
const MOST_LIX = 40;
const MOST_WORDS = 15;

/**
 * How hard a text is to read, filled in as it would be sent. English: the grade of Flesch and Kincaid (1975), plus five for the age at
 * which British and Irish schools reach it. Irish, Polish, Ukrainian and Portuguese: LIX (Björnsson 1968), which counts long words instead
 * of syllables. Arabic writes few vowels and joins small words to others, so only the length of its sentences is said. Of a text of
 * fewer than five words nothing can be said. Addresses and numbers count for nothing.
 */
export function readingEase(text: string, locale: Locale): ReadingEase | null {
  const read = text.replace(/https?:\S+/g, ' ').replace(/[\u2066-\u2069]/g, '');
  const sentences = read
    .split(/(?<=[.!?؟。:])\s+|\n+/)
    .map(one => ({ text: one.trim(), words: wordsIn(one) }))
    .filter(one => one.words.length > 0);
  const words = sentences.flatMap(one => one.words);
  if (words.length < 5) return null;
  const perSentence = words.length / sentences.length;
  const longSentences = sentences.filter(one => one.words.length > LONG_SENTENCE).map(one => one.text);
  if (locale === 'en') {
    const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
    const grade = 0.39 * perSentence + 11.8 * (syllables / words.length) - 15.59;
    const value = Math.max(5, Math.round(grade + 5));
    return { measure: 'age', value, hard: value > MOST_AGE, longSentences };
  }
  if (locale === 'ar') {
    const value = Math.round(perSentence);
    return { measure: 'words', value, hard: value > MOST_WORDS, longSentences };
  }
  const long = words.filter(word => [...word].length > 6).length;
  const value = Math.round(perSentence + (100 * long) / words.length);
  return { measure: 'lix', value, hard: value > MOST_LIX, longSentences };
}

const wordsIn = (text: string): string[] => text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];

/** Groups of vowels, without the silent e at the end: right for nine English words of ten, which is enough for a mean. */
function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  if (plain.length <= 3) return 1;
  const groups = plain.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 1);
}
