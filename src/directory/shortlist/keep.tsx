import { LinkButton, Notice, type View } from '../../ui/index.ts';
import { type FindPlace, findHref, mostListed } from '../pages/find-query.ts';
import type { Found } from '../search-queries.ts';

type KeepProps = { readonly view: View; readonly place: FindPlace; readonly found: Found };

/** Puts one service on the list, or takes it off. The list stands in the address, so it needs no account and no cookie. */
export function KeepLink({ view, place, found: { serviceId, name } }: KeepProps) {
  const { t } = view;
  const { list, after } = place.query;
  const on = list.includes(serviceId);
  if (!on && list.length >= mostListed) return null;
  const changed = on ? list.filter(one => one !== serviceId) : [...list, serviceId];
  return (
    <LinkButton
      href={`${findHref(place, { list: changed, after })}#service-${serviceId}`}
      look="words"
      icon={on ? 'starred' : 'star'}
      hiddenText={name}
    >
      {on ? t('directory.shortlist.drop') : t('directory.shortlist.keep')}
    </LinkButton>
  );
}

/** How much is on the list, and the way to it; nothing while it is empty. */
export function ListBar({ view, place }: { readonly view: View; readonly place: FindPlace }) {
  const { t } = view;
  const { list, for: referral } = place.query;
  if (list.length === 0) return null;
  return (
    <Notice tone="calm" icon="starred">
      <p>{t('directory.shortlist.bar', { count: list.length })}</p>
      {list.length >= mostListed ? <p>{t('directory.shortlist.full')}</p> : null}
      <p class="acts">
        <LinkButton href={listHref(place.path, list, referral)} look="words">
          {t('directory.shortlist.look')}
        </LinkButton>
      </p>
    </Notice>
  );
}

/** The page of a list, beside the search it was made with. */
export function listHref(findPath: string, list: readonly string[], referral: string | null): string {
  const path = findPath.replace(/find$/, 'shortlist');
  return `${path}?list=${list.join(',')}${referral ? `&for=${referral}` : ''}`;
}
