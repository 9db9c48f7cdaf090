import type { View } from '../view.ts';
import type { Locale } from '../words/locales.ts';

/** The address of this page in another language. */
export function languageHref(path: string, locale: Locale): string {
  const [place = '/', query = ''] = path.split('?', 2);
  const params = new URLSearchParams(query);
  params.set('lang', locale);
  return `${place}?${params}`;
}

/** Every language by its own name; first thing on public pages, for whoever cannot read the rest. */
export function Languages({ view }: { readonly view: View }) {
  return (
    <nav class="langs" aria-label={view.t('ui.language')}>
      <div class="wrap">
        <LanguageList view={view} />
      </div>
    </nav>
  );
}

/** The list alone, for menus. */
export function LanguageList({ view }: { readonly view: View }) {
  return (
    <ul class="langs__list">
      {view.offered.map(({ locale, name }) => (
        <li>
          <a
            href={languageHref(view.path, locale)}
            lang={locale}
            hreflang={locale}
            aria-current={locale === view.locale ? 'true' : undefined}
          >
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
