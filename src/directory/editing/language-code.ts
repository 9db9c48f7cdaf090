const codes =
  'en ga pl uk ar pt ro ru lt lv es fr de it nl so ur pa bn hi gu ta ml zh yue vi tl tr ku fa ps ti am sw yo ig ha sq bs hr sr sk cs hu bg et el ka hy he th ja ko ne cy gd'.split(
    ' ',
  );
const signed: Readonly<Record<string, string>> = {
  'irish sign language': 'isg',
  isl: 'isg',
  'british sign language': 'bfi',
  bsl: 'bfi',
  farsi: 'fa',
  mandarin: 'zh',
  gaeilge: 'ga',
};

const named = new Map<string, string>();
for (const locale of ['en', 'ga']) {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  for (const code of codes) named.set((names.of(code) ?? code).toLowerCase(), code);
}

/** The ISO 639 code of a language by its English or Irish name, or by the code itself; null when it is none we know. */
export function languageCode(name: string): string | null {
  const folded = name.trim().toLowerCase();
  return signed[folded] ?? named.get(folded) ?? (codes.includes(folded) ? folded : null);
}

/** The English names of the languages we know, as suggestions. */
export const languageNames: readonly string[] = codes.map(
  code => new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code,
);
