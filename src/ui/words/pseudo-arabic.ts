import type { View } from '../view.ts';
import { en } from './catalogues.ts';
import { addTestLocale, makeWords } from './words-for.ts';

/** One Arabic letter for each English one; long words stay long, so nothing fits by luck. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{
    a: 'ا',
    b: 'ب',
    c: 'ك',
    d: 'د',
    e: 'ي',
    f: 'ف',
    g: 'غ',
    h: 'ه',
    i: 'ي',
    j: 'ج',
    k: 'ك',
    l: 'ل',
    m: 'م',
  },
  ...{
    n: 'ن',
    o: 'و',
    p: 'پ',
    q: 'ق',
    r: 'ر',
    s: 'س',
    t: 'ت',
    u: 'و',
    v: 'ف',
    w: 'و',
    x: 'خ',
    y: 'ي',
    z: 'ز',
  },
  ...{ ',': '،', '?': '؟', ';': '؛' },
};

/**
 * English with Arabic letters. Between braces at odd depth stands what the formatter reads
 * (names, `plural`, `one`); that is left alone.
 */
export function toPseudoArabic(message: string): string {
  let depth = 0;
  return [...message]
    .map(letter => {
      if (letter === '{') depth += 1;
      if (letter === '}') depth -= 1;
      return depth % 2 === 0 ? (LETTERS[letter.toLowerCase()] ?? letter) : letter;
    })
    .join('');
}

const words = makeWords(en, 'ar', toPseudoArabic);

/**
 * The same view, right to left with Arabic letters. For tests only: no reader can choose it.
 *
 * @example const view = mirrored(makeView({ … }));
 */
export function mirrored(view: View): View {
  return { ...view, t: words, dir: 'rtl' };
}

/**
 * Lets a test server be asked for `?lang=ar-XA`, so that whole journeys can be walked right to left.
 *
 * @example enablePseudoArabic(); // in the test that starts the server
 */
export function enablePseudoArabic(): void {
  addTestLocale('ar-XA', words);
}
