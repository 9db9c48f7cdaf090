import { Icon } from '../components/icon.tsx';
import type { IconName } from '../components/icons.ts';
import type { View } from '../view.ts';
import type { WordKey } from '../words/catalogues.ts';

/** A part of the workspace. The last two stand in the menu behind one's name. */
export type StaffPlace = 'today' | 'inbox' | 'people' | 'find' | 'board' | 'reports' | 'settings';

type Place = {
  readonly place: StaffPlace;
  readonly href: string;
  readonly icon: IconName;
  readonly words: WordKey;
  /** A shorter word for the bar of a phone. */
  readonly short?: WordKey;
};

const PLACES: readonly Place[] = [
  { place: 'today', href: '/today', icon: 'sun', words: 'ui.nav.today' },
  { place: 'inbox', href: '/inbox', icon: 'inbox', words: 'ui.nav.inbox' },
  { place: 'people', href: '/people', icon: 'people', words: 'ui.nav.people' },
  { place: 'find', href: '/find', icon: 'search', words: 'ui.nav.find', short: 'ui.nav.find_short' },
  { place: 'board', href: '/board', icon: 'board', words: 'ui.nav.board' },
];

/** Further places, for the menu. */
export const MENU_PLACES: readonly Place[] = [
  { place: 'reports', href: '/reports', icon: 'chart', words: 'ui.nav.reports' },
  { place: 'settings', href: '/settings', icon: 'settings', words: 'ui.nav.settings' },
];

export type StaffNavProps = {
  readonly view: View;
  readonly current: StaffPlace | undefined;
  readonly inboxNew: number | undefined;
};

/** The five places of a working day. */
export function StaffNav({ view, current, inboxNew = 0 }: StaffNavProps) {
  const { t } = view;
  return (
    <nav class="staff-nav" aria-label={t('ui.nav.main')}>
      <ul class="staff-nav__list">
        {PLACES.map(({ place, href, icon, words, short }) => (
          <li>
            <a href={href} aria-current={place === current ? 'page' : undefined}>
              <Icon name={icon} />
              {short ? (
                <ShortName long={t(words)} short={t(short)} />
              ) : (
                <span>
                  {t(words)}
                  {place === 'inbox' && inboxNew > 0 ? <Count view={view} count={inboxNew} /> : null}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ShortName({ long, short }: { readonly long: string; readonly short: string }) {
  return (
    <>
      <span class="only-wide">{long}</span>
      <span class="only-narrow">{short}</span>
    </>
  );
}

function Count({ view, count }: { readonly view: View; readonly count: number }) {
  return (
    <span class="num">
      <span aria-hidden="true"> ({count})</span>
      <span class="visually-hidden">, {view.t('ui.nav.inbox_new', { count })}</span>
    </span>
  );
}
