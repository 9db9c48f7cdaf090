/** Languages people ask for here, besides sign languages: what a free text is compared with. */
const codes = [
  'en',
  'ga',
  'pl',
  'uk',
  'ru',
  'ro',
  'lt',
  'lv',
  'pt',
  'es',
  'fr',
  'de',
  'it',
  'nl',
  'ar',
  'fa',
  'ps',
  'ku',
  'tr',
  'ur',
  'pa',
  'hi',
  'bn',
  'gu',
  'ta',
  'ml',
  'zh',
  'yue',
  'vi',
  'tl',
  'so',
  'am',
  'ti',
  'sw',
  'yo',
  'ig',
  'sq',
  'bg',
  'cs',
  'sk',
  'hu',
  'hr',
  'sr',
  'el',
  'cy',
  'gd',
  'ja',
  'ko',
  'th',
] as const;

const namers = new Map<string, Intl.DisplayNames>();

function namer(locale: string): Intl.DisplayNames {
  const known = namers.get(locale) ?? new Intl.DisplayNames([locale], { type: 'language' });
  namers.set(locale, known);
  return known;
}

let byName: ReadonlyMap<string, string> | null = null;

/** Every name of every language in English, Irish and itself, in small letters. */
function names(): ReadonlyMap<string, string> {
  byName ??= new Map(
    codes.flatMap(code =>
      ['en', 'ga', code].map(
        locale => [(namer(locale).of(code) ?? code).toLocaleLowerCase(locale), code] as const,
      ),
    ),
  );
  return byName;
}

/** The code of a language as somebody wrote it: `Ukrainian`, `Polainnis`, `polski`, `pl`; else the text as it is. */
export function languageCode(text: string): string {
  const plain = text.trim().toLocaleLowerCase();
  return names().get(plain) ?? plain;
}

/** The name of a language for a reader; what is no code stays as it was written. */
export function languageName(locale: string, language: string): string {
  if (!/^[a-z]{2,3}$/.test(language)) return language;
  return namer(locale).of(language) ?? language;
}
