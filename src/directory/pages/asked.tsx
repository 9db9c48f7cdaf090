import { type Chip, Chips, type View } from '../../ui/index.ts';
import type { SearchFilter } from '../search-filter-queries.ts';
import type { Loosened } from '../search-loosen-queries.ts';
import { type FindPlace, findHref, type Near, unasked } from './find-query.ts';
import { languageName } from './language-name.ts';

export type AskedProps = { readonly view: View; readonly place: FindPlace; readonly near: Near | null };

/** Everything that narrows the search, each thing removable by one tap. */
export function Asked({ view, place, near }: AskedProps) {
  const { t } = view;
  const { query } = place;
  const without = (changed: Partial<FindPlace['query']>) => findHref(place, changed);
  const lists: Chip[] = [
    ...query.day.map(day => ({
      text: t(`directory.find.day_${day}`),
      remove: without({ day: query.day.filter(one => one !== day) }),
    })),
    ...query.time.map(part => ({
      text: t(`directory.find.time_${part}`),
      remove: without({ time: query.time.filter(one => one !== part) }),
    })),
    ...query.access.map(code => ({
      text: t.code('accessibility', code),
      remove: without({ access: query.access.filter(one => one !== code) }),
    })),
  ];
  const others = askedFilters(place, near)
    .filter(filter => filter !== 'when' && filter !== 'access')
    .map(filter => ({ text: filterWords(view, place, near, filter), remove: without(unasked[filter]) }));
  const items = [...others, ...lists];
  return items.length > 0 ? <Chips view={view} label={t('directory.find.asked')} items={items} /> : null;
}

/** The filters that are asked, in the order in which people read them. */
export function askedFilters({ query }: FindPlace, near: Near | null): readonly SearchFilter[] {
  return (Object.keys(unasked) as SearchFilter[]).filter(filter => {
    if (filter === 'within' && near === null) return false;
    return Object.keys(unasked[filter]).some(name => {
      const value = query[name as keyof FindPlace['query']];
      return value !== null && String(value) !== '';
    });
  });
}

/** A filter in words, as it was asked. */
export function filterWords(
  view: View,
  { query }: FindPlace,
  near: Near | null,
  filter: SearchFilter,
): string {
  const { t, say } = view;
  const days = query.day.map(day => t(`directory.find.day_${day}`));
  const parts = query.time.map(part => t(`directory.find.time_${part}`));
  const place = near?.label ?? t('directory.map.pin_place');
  return {
    need: () => t.code('needs', query.need ?? ''),
    kind: () => t.code('asset_kinds', query.kind ?? ''),
    when: () =>
      say.commas([
        ...(days.length > 0 ? [say.list(days, 'or')] : []),
        ...(parts.length > 0 ? [say.list(parts, 'or')] : []),
      ]),
    within: () => t('directory.find.within_of', { km: query.within ?? 0, place }),
    free: () => t('directory.find.free'),
    access: () => say.list(query.access.map(code => t.code('accessibility', code))),
    language: () => languageName(view, query.language ?? ''),
    who: () => t(query.who === 'men' ? 'directory.find.men' : 'directory.find.women'),
    age: () => t('directory.find.aged', { age: query.age ?? 0 }),
    online: () => t('directory.find.online'),
    open_door: () => t('directory.find.open_door'),
    confirmed: () => t('directory.find.confirmed'),
  }[filter]();
}

export type HiddenProps = AskedProps & { readonly more: readonly Loosened[] };

/** What each filter alone keeps away, with one tap to let it in. */
export function Hidden({ view, place, near, more }: HiddenProps) {
  const { t } = view;
  if (more.length === 0) return null;
  return (
    <div class="find-hidden">
      <p>{t('directory.find.hidden')}</p>
      <ul>
        {more.map(({ filter, more: count }) => (
          <li>
            <a href={findHref(place, unasked[filter])}>
              {t('directory.find.hidden_by', { count, what: filterWords(view, place, near, filter) })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
