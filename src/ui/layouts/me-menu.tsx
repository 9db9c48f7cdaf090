import { Button } from '../components/button.tsx';
import { Form } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import type { View } from '../view.ts';
import { LanguageList } from './languages.tsx';
import { menuPlaces, type StaffPlace } from './staff-nav.tsx';

/** Someone whose page was opened lately. */
export type RecentPerson = { readonly name: string; readonly href: string };

export type MeMenuProps = {
  readonly view: View;
  readonly current: StaffPlace | undefined;
  readonly recent: readonly RecentPerson[];
};

/** Behind one's own name: people seen lately, further places, the language, signing out. */
export function MeMenu({ view, current, recent }: MeMenuProps) {
  const { t, me } = view;
  if (!me) return null;
  return (
    <details class="me-menu" data-menu>
      <summary>
        <span class="visually-hidden">{t('ui.me.menu')}: </span>
        <span class="only-wide">{me.name}</span>
        <span class="only-wide">
          <Icon name="chevron" />
        </span>
        <span class="only-narrow" aria-hidden="true">
          <Icon name="person" />
        </span>
      </summary>
      <div class="me-menu__in">
        {recent.length > 0 ? <h2>{t('ui.me.recent')}</h2> : null}
        {recent.length > 0 ? (
          <ul class="me-menu__list">
            {recent.map(({ name, href }) => (
              <li>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        ) : null}
        <div class="me-menu__groups">
          {menuPlaces(me.role).map(({ group, places }) => (
            <div>
              <h2>{t(`ui.me.group.${group}`)}</h2>
              <ul class="me-menu__list">
                {places.map(({ place, href, words }) => (
                  <li>
                    <a href={href} aria-current={place === current ? 'page' : undefined}>
                      {t(words)}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
        <LanguageList view={view} />
        <Form view={view} action="/sign-out" inline>
          <Button look="words">{t('ui.me.signout')}</Button>
        </Form>
      </div>
    </details>
  );
}
