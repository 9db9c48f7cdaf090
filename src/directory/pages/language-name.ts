import type { View } from '../../ui/index.ts';

/** Sign languages, which no list of spoken ones names in Irish or English. */
const signed = { isg: 'directory.find.language_isg', bfi: 'directory.find.language_bfi' } as const;

// What sources write in English, as codes; the same names as in directory.language_name.
const english = new Intl.DisplayNames('en', { type: 'language' });
const codes = [
  'en',
  'ga',
  'pl',
  'uk',
  'ar',
  'pt',
  'ro',
  'ru',
  'es',
  'fr',
  'de',
  'it',
  'nl',
  'lt',
  'lv',
  'et',
  'zh',
].concat(
  [
    'yue',
    'vi',
    'so',
    'am',
    'ti',
    'sw',
    'yo',
    'ig',
    'ur',
    'pa',
    'hi',
    'bn',
    'gu',
    'ta',
    'ne',
    'fa',
    'prs',
    'ps',
    'ku',
  ],
  ['tr', 'sq', 'bg', 'cs', 'sk', 'hu', 'hr', 'sr', 'el', 'ka', 'cy', 'gd'],
);
const codeOf = new Map<string, string>([
  ...codes.map(code => [(english.of(code) ?? code).toLowerCase(), code] as const),
  ['gaeilge', 'ga'],
  ['farsi', 'fa'],
  ['mandarin', 'zh'],
  ['bengali', 'bn'],
  ['irish sign language', 'isg'],
  ['isl', 'isg'],
  ['british sign language', 'bfi'],
  ['bsl', 'bfi'],
]);

/** A language in the reader's words, from a code or from the name that a source wrote; an unknown name stays as it is. */
export function languageName({ t, say }: View, codeOrName: string): string {
  const text = codeOrName.trim();
  const code = codeOf.get(text.toLowerCase()) ?? text;
  const word = Object.entries(signed).find(([one]) => one === code)?.[1];
  return word ? t(word) : say.language(code);
}
