import { EASY_WORDS } from './easy-words.ts';
import { isKnown } from './known.ts';

/** Why a password is refused; each is a words key `identity.password.<fault>`. */
export type PasswordFault = 'short' | 'long' | 'common' | 'yours' | 'pattern';

export const PASSWORD_LEAST = 12;
export const PASSWORD_MOST = 200;

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
};
/** Rows of keyboards and what people count along. */
const WALKS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '12345678901234567890',
  'abcdefghijklmnopqrstuvwxyz',
];
const both = WALKS.flatMap(walk => [walk, [...walk].reverse().join('')]);
const easy = new Set(EASY_WORDS);
/** Names of people and houses may be longer than the words of the list. */
const longest = Math.max(24, ...EASY_WORDS.map(word => word.length));

/**
 * What is wrong with a password, or null. Length is what counts (ASVS 5.0, 6.2): no rules about kinds of symbols. Refused is what
 * lists of stolen passwords are full of: well-known words and names in whatever spelling, one after another, with
 * figures and signs around them; some thousands that are known as they are; rows of keys; repetitions; and what anybody would try first for this person here.
 * @param yours words of the person and the house: name, e-mail, programme
 */
export function passwordFault(password: string, yours: readonly string[]): PasswordFault | null {
  const length = [...password.normalize('NFKC')].length;
  if (length < PASSWORD_LEAST) return 'short';
  if (length > PASSWORD_MOST) return 'long';
  const text = password.normalize('NFKC').toLowerCase();
  if (isPattern(text)) return 'pattern';
  if (isKnown(text)) return 'common';
  const own = new Set(yours.flatMap(wordsOf).filter(word => word.length >= 4));
  if (own.size > 0 && leftOf(text, word => own.has(word) || easy.has(word)) < 6 && hasAny(text, own))
    return 'yours';
  return leftOf(text, word => easy.has(word)) < 5 ? 'common' : null;
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .match(/\p{L}+/gu) ?? [];

function hasAny(text: string, words: ReadonlySet<string>): boolean {
  const plain = plainLetters(text);
  return [...words].some(word => plain.includes(word));
}

/** Letters only, with figures and signs read as the letters they stand for. */
function plainLetters(text: string): string {
  return lettersOf(text).replace(/[^\p{L}]/gu, '');
}

/** Figures and signs read as the letters they stand for; what stands for none stays. */
const lettersOf = (text: string): string => [...text].map(one => LEET[one] ?? one).join('');

/**
 * How much is left once known words are taken out, in letters. Figures and signs count a quarter: they are what people add when
 * they are told to. A figure inside a known word counts as its letter.
 */
function leftOf(text: string, isKnown: (word: string) => boolean): number {
  const symbols = [...text];
  const letters = symbols.map(one => LEET[one] ?? one);
  const least = new Array<number>(symbols.length + 1).fill(Number.POSITIVE_INFINITY);
  least[0] = 0;
  for (const [at, symbol] of symbols.entries()) {
    const here = least[at] ?? 0;
    const weight = /[!-@[-`{-~\s]/.test(symbol) ? 0.25 : 1;
    least[at + 1] = Math.min(least[at + 1] ?? 0, here + weight);
    for (let end = at + 1; end <= Math.min(symbols.length, at + longest); end += 1) {
      if (isKnown(letters.slice(at, end).join(''))) least[end] = Math.min(least[end] ?? 0, here);
    }
  }
  return least[symbols.length] ?? 0;
}

/** One symbol or a short piece again and again, a row of keys, figures only. */
function isPattern(text: string): boolean {
  if (new Set(text).size < 5) return true;
  if (/^(.{1,6}?)\1+.{0,3}$/u.test(text)) return true;
  if (/^[\d\s./-]+$/.test(text) && text.length < 20) return true;
  let along = 0;
  for (let at = 0; at + 4 <= text.length; at += 1) {
    if (both.some(walk => walk.includes(text.slice(at, at + 4)))) along += 1;
  }
  return along >= (text.length - 3) * 0.6;
}
