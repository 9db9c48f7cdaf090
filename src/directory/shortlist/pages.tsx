import { z } from 'zod';
import {
  BackLink,
  document,
  Empty,
  LinkButton,
  PublicLayout,
  StaffLayout,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import type { CaseInHand, DirectoryDeps } from '../pages/deps.ts';
import { InHand, suggestHref } from '../pages/find.tsx';
import { Compare, type CompareProps } from './compare.tsx';
import { listInAddress } from './list-in-address.ts';
import { KeepForm, SendForm } from './send.tsx';
import { Share } from './share.tsx';
import { type Listed, listed } from './shortlist-queries.ts';

const query = z.object({ list: listInAddress, for: z.uuid().nullable().catch(null).default(null) });

/** A list of services to compare and pass on, for staff, with or without somebody's case in hand. */
export function shortlistPage(deps: DirectoryDeps): Route {
  return route({
    method: 'get',
    path: '/shortlist',
    door: ['link_worker', 'coordinator', 'administrator'],
    query,
    async handle(ask) {
      const { view, programme } = ask;
      const { list: ids } = ask.query;
      const { hand, list } = await ask.within(async scope => ({
        hand: ask.query.for === null ? null : await deps.caseInHand(scope, ask.query.for),
        list: await listed(scope.db, programme.region, ids),
      }));
      const more = hand ? `&for=${hand.referralId}` : '';
      const address = (some: readonly string[]) => `/shortlist?list=${some.join(',')}${more}`;
      return ask.page(
        document(
          <StaffLayout
            view={view}
            title={view.t('directory.shortlist.title')}
            current="find"
            flash={ask.flash}
          >
            {hand ? <InHand view={view} hand={hand} without={`/shortlist?list=${ids.join(',')}`} /> : null}
            <BackLink href={`/find?list=${ids.join(',')}${more}`}>
              {view.t('directory.shortlist.back')}
            </BackLink>
            <Body
              view={view}
              list={list}
              gone={ids.length - list.length}
              href={id => `/services/${id}${hand ? `?for=${hand.referralId}` : ''}`}
              listHref={address}
              act={one => <Introduce view={view} hand={hand} one={one} />}
            />
            {hand && !hand.refusal && list.length > 0 ? <SendForm view={view} hand={hand} ids={ids} /> : null}
            {hand && !hand.refusal && list.length > 0 ? <KeepForm view={view} hand={hand} ids={ids} /> : null}
            {list.length > 0 ? (
              <Share
                view={view}
                slug={programme.slug}
                ids={ids}
                origin={originOf(deps, ask)}
                own={hand === null}
              />
            ) : null}
          </StaffLayout>,
        ),
      );
    },
  });
}

/** The same for everybody. The list stands in the address and is kept nowhere. */
export function publicShortlistPage(deps: DirectoryDeps): Route {
  return route({
    method: 'get',
    path: '/:programme/shortlist',
    door: 'visitor',
    query,
    async handle(ask) {
      const { view, programme } = ask;
      const { list: ids } = ask.query;
      const list = await listed(ask.database.open, programme.region, ids);
      const find = `/${programme.slug}/find`;
      return ask.page(
        document(
          <PublicLayout
            view={view}
            title={view.t('directory.shortlist.title')}
            back={{ href: `${find}?list=${ids.join(',')}`, label: view.t('directory.shortlist.back') }}
            crisis={deps.crisis(view)}
          >
            <Body
              view={view}
              list={list}
              gone={ids.length - list.length}
              href={id => `${find}/${id}`}
              listHref={some => `/${programme.slug}/shortlist?list=${some.join(',')}`}
            />
            {list.length > 0 ? (
              <Share view={view} slug={programme.slug} ids={ids} origin={originOf(deps, ask)} own />
            ) : null}
          </PublicLayout>,
        ),
      );
    },
  });
}

function originOf(deps: DirectoryDeps, ask: Ask<unknown, unknown, unknown>): string {
  return deps.publicUrl ?? new URL(ask.c.req.url).origin;
}

type BodyProps = CompareProps & { readonly gone: number };

function Body({ gone, ...compare }: BodyProps) {
  const { t } = compare.view;
  return (
    <>
      <div class="stack section">
        <h1>{t('directory.shortlist.title')}</h1>
        {gone > 0 ? <p>{t('directory.shortlist.gone', { count: gone })}</p> : null}
        {compare.list.length > 1 ? <p>{t('directory.shortlist.lead')}</p> : null}
      </div>
      {compare.list.length === 0 ? (
        <Empty title={t('directory.shortlist.empty')}>
          <p>{t('directory.shortlist.empty_how')}</p>
        </Empty>
      ) : (
        <Compare {...compare} />
      )}
    </>
  );
}

type IntroduceProps = { readonly view: View; readonly hand: CaseInHand | null; readonly one: Listed };

function Introduce({ view: { t }, hand, one }: IntroduceProps) {
  return hand ? (
    <LinkButton href={suggestHref(one.serviceId, hand)} hiddenText={one.name}>
      {t('directory.find.suggest', { name: hand.name })}
    </LinkButton>
  ) : (
    <LinkButton href={`/introductions/new?service=${one.serviceId}`} look="quiet" hiddenText={one.name}>
      {t('directory.service.introduce')}
    </LinkButton>
  );
}
