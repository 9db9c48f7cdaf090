/** Languages of the pages of staff: every word of the house exists in them. */
export type StaffLocale = 'en' | 'ga';

/** Languages of all pages, messages and letters that somebody else than staff reads. */
export type Locale = StaffLocale | 'pl' | 'uk' | 'ar' | 'pt';

/** In the order in which they are offered, each by its own name. */
export const LOCALES: readonly { readonly locale: Locale; readonly name: string }[] = [
  { locale: 'en', name: 'English' },
  { locale: 'ga', name: 'Gaeilge' },
  { locale: 'pl', name: 'Polski' },
  { locale: 'uk', name: 'Українська' },
  { locale: 'ar', name: 'العربية' },
  { locale: 'pt', name: 'Português' },
];

/** The same languages as codes. */
export const localeCodes = ['en', 'ga', 'pl', 'uk', 'ar', 'pt'] as const satisfies readonly Locale[];

/** What staff choose from, in the same order. */
export const STAFF_LOCALES: readonly { readonly locale: StaffLocale; readonly name: string }[] = [
  { locale: 'en', name: 'English' },
  { locale: 'ga', name: 'Gaeilge' },
];

/** Which way a language is written. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');

/**
 * The language a browser asks for, from its `Accept-Language` (RFC 9110, 12.5.4): of those we have the one it likes best,
 * by the main part of the tag. English when there is none.
 *
 * @example preferredLocale('pl-PL,pl;q=0.9,en;q=0.8') // 'pl'
 */
export function preferredLocale(header: string | undefined): Locale {
  const wishes = (header ?? '').split(',').map(part => {
    const [tag = '', ...parameters] = part
      .toLowerCase()
      .split(';')
      .map(one => one.trim());
    const quality = parameters.find(one => one.startsWith('q='))?.slice(2) ?? '1';
    return { main: tag.split('-')[0], quality: /^(0|1)(\.\d{0,3})?$/.test(quality) ? Number(quality) : 0 };
  });
  // Sorting is stable: of equal wishes the first wins.
  const ours = wishes.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  for (const { main } of ours) {
    const found = localeCodes.find(code => code === main);
    if (found) return found;
  }
  return 'en';
}
