import { Icon } from '../components/icon.tsx';
import type { IconName } from '../components/icons.ts';
import type { View } from '../view.ts';
import type { WordKey } from '../words/catalogues.ts';

/** A part of the workspace. */
export type StaffPlace =
  | 'today'
  | 'inbox'
  | 'waiting'
  | 'people'
  | 'find'
  | 'board'
  | 'tasks'
  | 'concerns'
  | 'messages'
  | 'wordings'
  | 'groups'
  | 'supervision'
  | 'measures'
  | 'figures'
  | 'reports'
  | 'imports'
  | 'care'
  | 'feeds'
  | 'concepts'
  | 'unmet'
  | 'staff'
  | 'questionnaires'
  | 'settings'
  | 'calendar'
  | 'consents'
  | 'record'
  | 'lines'
  | 'records'
  | 'watch'
  | 'glass'
  | 'account';

/** What belongs together in the menu behind one’s name, in this order. */
const GROUPS = ['work', 'safety', 'figures', 'directory', 'programme'] as const;
type Group = (typeof GROUPS)[number];

type Place = {
  readonly place: StaffPlace;
  readonly href: string;
  readonly icon: IconName;
  readonly words: WordKey;
  /** A shorter word for the bar of a phone. */
  readonly short?: WordKey;
  /** Whose day it belongs to; a page that would refuse is not offered. */
  readonly roles: readonly string[];
  /** For whom it stands on the bar itself; for the others in the menu. */
  readonly bar?: readonly string[];
  readonly group: Group;
};

const withPeople = ['link_worker', 'coordinator'] as const;
const triage = ['coordinator'] as const;
const care = ['coordinator', 'administrator'] as const;
const office = ['administrator'] as const;

const PLACES: readonly Place[] = [
  {
    place: 'today',
    href: '/today',
    icon: 'sun',
    words: 'ui.nav.today',
    roles: withPeople,
    bar: withPeople,
    group: 'work',
  },
  {
    place: 'inbox',
    href: '/inbox',
    icon: 'inbox',
    words: 'ui.nav.inbox',
    roles: triage,
    bar: triage,
    group: 'work',
  },
  {
    place: 'people',
    href: '/people',
    icon: 'people',
    words: 'ui.nav.people',
    roles: withPeople,
    bar: withPeople,
    group: 'work',
  },
  {
    place: 'find',
    href: '/find',
    icon: 'search',
    words: 'ui.nav.find',
    short: 'ui.nav.find_short',
    roles: [...withPeople, ...office],
    bar: [...withPeople, ...office],
    group: 'directory',
  },
  {
    place: 'board',
    href: '/board',
    icon: 'board',
    words: 'ui.nav.board',
    roles: withPeople,
    bar: withPeople,
    group: 'work',
  },
  {
    place: 'waiting',
    href: '/waiting',
    icon: 'clock',
    words: 'ui.nav.waiting',
    roles: triage,
    group: 'work',
  },
  { place: 'tasks', href: '/tasks', icon: 'check', words: 'ui.nav.tasks', roles: withPeople, group: 'work' },
  {
    place: 'concerns',
    href: '/concerns',
    icon: 'lock',
    words: 'ui.nav.concerns',
    roles: withPeople,
    group: 'safety',
  },
  {
    place: 'groups',
    href: '/groups',
    icon: 'people',
    words: 'ui.nav.groups',
    roles: withPeople,
    group: 'work',
  },
  {
    place: 'supervision',
    href: '/supervision',
    icon: 'people',
    words: 'ui.nav.supervision',
    roles: withPeople,
    group: 'work',
  },
  {
    place: 'messages',
    href: '/messages',
    icon: 'letter',
    words: 'ui.nav.messages',
    roles: withPeople,
    group: 'work',
  },
  {
    place: 'wordings',
    href: '/wordings',
    icon: 'letter',
    words: 'ui.nav.wordings',
    roles: care,
    group: 'programme',
  },
  {
    place: 'measures',
    href: '/measures',
    icon: 'chart',
    words: 'ui.nav.measures',
    roles: triage,
    group: 'figures',
  },
  {
    place: 'questionnaires',
    href: '/questionnaires',
    icon: 'note',
    words: 'ui.nav.questionnaires',
    roles: care,
    group: 'programme',
  },
  {
    place: 'reports',
    href: '/reports',
    icon: 'chart',
    words: 'ui.nav.reports',
    roles: ['coordinator', 'analyst', 'administrator', 'link_worker'],
    bar: ['analyst'],
    group: 'figures',
  },
  {
    place: 'figures',
    href: '/reports/figures',
    icon: 'chart',
    words: 'ui.nav.figures',
    roles: ['coordinator', 'analyst'],
    bar: ['analyst'],
    group: 'figures',
  },
  {
    place: 'care',
    href: '/directory/care',
    icon: 'heart',
    words: 'ui.nav.care',
    short: 'ui.nav.care_short',
    roles: care,
    bar: office,
    group: 'directory',
  },
  {
    place: 'imports',
    href: '/directory/imports',
    icon: 'download',
    words: 'ui.nav.imports',
    roles: care,
    group: 'directory',
  },
  {
    place: 'feeds',
    href: '/directory/feeds',
    icon: 'move',
    words: 'ui.nav.feeds',
    roles: care,
    group: 'directory',
  },
  {
    place: 'concepts',
    href: '/concepts',
    icon: 'ear',
    words: 'ui.nav.concepts',
    roles: care,
    group: 'directory',
  },
  {
    place: 'unmet',
    href: '/unmet-needs',
    icon: 'flag',
    words: 'ui.nav.unmet',
    roles: withPeople,
    group: 'directory',
  },
  {
    place: 'watch',
    href: '/safety',
    icon: 'warn',
    words: 'ui.nav.watch',
    roles: [...withPeople, 'administrator'],
    group: 'safety',
  },
  {
    place: 'glass',
    href: '/break-glass/reviews',
    icon: 'lock',
    words: 'ui.nav.glass',
    roles: triage,
    group: 'safety',
  },
  {
    place: 'lines',
    href: '/safety/crisis-lines',
    icon: 'phone',
    words: 'ui.nav.lines',
    roles: care,
    group: 'safety',
  },
  {
    place: 'consents',
    href: '/consents',
    icon: 'check',
    words: 'ui.nav.consents',
    roles: triage,
    group: 'programme',
  },
  { place: 'record', href: '/audit', icon: 'lock', words: 'ui.nav.record', roles: care, group: 'programme' },
  {
    place: 'records',
    href: '/records',
    icon: 'board',
    words: 'ui.nav.records',
    roles: care,
    group: 'programme',
  },
  {
    place: 'staff',
    href: '/staff',
    icon: 'people',
    words: 'ui.nav.staff',
    short: 'ui.nav.staff_short',
    roles: care,
    bar: office,
    group: 'programme',
  },
  {
    place: 'settings',
    href: '/settings',
    icon: 'settings',
    words: 'ui.nav.settings',
    roles: care,
    bar: office,
    group: 'programme',
  },
  {
    place: 'calendar',
    href: '/calendar',
    icon: 'cal',
    words: 'ui.nav.calendar',
    roles: withPeople,
    group: 'work',
  },
  {
    place: 'account',
    href: '/account',
    icon: 'lock',
    words: 'ui.nav.account',
    roles: [...withPeople, 'administrator', 'analyst'],
    group: 'programme',
  },
];

const isOnBar = (one: Place, role: string): boolean => one.bar?.includes(role) ?? false;

/** Further places, for the menu behind one's name: what belongs together under one heading. */
export function menuPlaces(
  role: string,
): readonly { readonly group: Group; readonly places: readonly Place[] }[] {
  return GROUPS.map(group => ({
    group,
    places: PLACES.filter(one => one.group === group && one.roles.includes(role) && !isOnBar(one, role)),
  })).filter(one => one.places.length > 0);
}

export type StaffNavProps = {
  readonly view: View;
  readonly current: StaffPlace | undefined;
  readonly inboxNew: number | undefined;
};

/** The places of a working day, those that one's role may open. */
export function StaffNav({ view, current, inboxNew = 0 }: StaffNavProps) {
  const { t, me } = view;
  const places = PLACES.filter(one => isOnBar(one, me?.role ?? ''));
  return (
    <nav class="staff-nav" aria-label={t('ui.nav.main')}>
      <ul class="staff-nav__list">
        {places.map(({ place, href, icon, words, short }) => (
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
