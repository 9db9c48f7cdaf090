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
  const href = on
    ? findHref(place, { list: list.filter(one => one !== serviceId), after })
    : withOneMore(place).join(serviceId);
  return (
    <LinkButton
      href={`${href}#service-${serviceId}`}
      look="words"
      icon={on ? 'starred' : 'star'}
      hiddenText={name}
    >
      {on ? t('directory.shortlist.drop') : t('directory.shortlist.keep')}
    </LinkButton>
  );
}

/** Stands for the service that is added. */
const another = '00000000-0000-0000-0000-000000000000';
const addresses = new WeakMap<FindPlace, readonly string[]>();

/** The address with one more on the list, before and after its id: the same for all that was found, and so made once. */
function withOneMore(place: FindPlace): readonly string[] {
  const known = addresses.get(place);
  if (known !== undefined) return known;
  const { list, after } = place.query;
  const whole = findHref(place, { list: [...list, another], after });
  // In the list, not in what somebody typed.
  const at = whole.indexOf(another, whole.search(/[?&]list=/));
  const made = [whole.slice(0, at), whole.slice(at + another.length)];
  addresses.set(place, made);
  return made;
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
