import { document, LinkButton, Notice, StaffLayout, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type Found, search } from '../search-queries.ts';
import type { CaseInHand, DirectoryDeps } from './deps.ts';
import { findHref, findQuery, nearOf, searchOf } from './find-query.ts';
import { Results } from './results.tsx';
import { SearchForm } from './search-form.tsx';

const perPage = 20;

/** Find support: the search of staff, with or without somebody's case in hand. */
export function findPage(deps: DirectoryDeps): Route {
  return route({
    method: 'get',
    path: '/find',
    door: ['link_worker', 'coordinator', 'administrator'],
    query: findQuery,
    async handle(ask) {
      const { view, programme } = ask;
      const { t } = view;
      const { hand, near, query, result, words } = await ask.within(async scope => {
        const hand = ask.query.for === null ? null : await deps.caseInHand(scope, ask.query.for);
        // The person's own place is offered once; an emptied field stays empty.
        const asked = 'near' in ask.c.req.query();
        const query = {
          ...ask.query,
          for: hand ? ask.query.for : null,
          near: asked ? ask.query.near : (hand?.postcode ?? ask.query.near),
        };
        const near = nearOf(programme.region, query.near);
        const act = hand ? (found: Found) => <Suggest view={view} hand={hand} found={found} /> : undefined;
        const words = await deps.inTheirWords(scope, {
          view,
          region: programme.region,
          near,
          hand,
          path: '/find',
          params: ask.c.req.query(),
          href: id => serviceHref(id, hand),
          ...(act ? { act } : {}),
        });
        return {
          words,
          hand,
          near,
          query,
          result: await search(scope.db, searchOf(programme.region, query, near, perPage)),
        };
      });
      return ask.page(
        document(
          <StaffLayout view={view} title={t('directory.find.title')} current="find" flash={ask.flash}>
            <div class="head-row">
              <h1>{t('directory.find.title')}</h1>
              {view.me?.role === 'link_worker' ? null : (
                <LinkButton href="/directory/imports" look="words" icon="settings">
                  {t('directory.imports.title')}
                </LinkButton>
              )}
            </div>
            {hand ? (
              <InHand view={view} hand={hand} without={findHref('/find', query, { for: null })} />
            ) : null}
            {words.panel}
            <SearchForm view={view} path="/find" query={query} near={near} kept={words.kept} />
            <Results
              view={view}
              path="/find"
              query={query}
              near={near}
              result={result}
              href={id => serviceHref(id, hand)}
              {...(hand
                ? {
                    act: found => <Suggest view={view} hand={hand} found={found} />,
                  }
                : {})}
            />
          </StaffLayout>,
        ),
      );
    },
  });
}

function serviceHref(id: string, hand: CaseInHand | null): string {
  return hand ? `/services/${id}?for=${hand.referralId}` : `/services/${id}`;
}

type SuggestProps = { readonly view: View; readonly hand: CaseInHand; readonly found: Found };

function Suggest({ view, hand, found }: SuggestProps) {
  return (
    <LinkButton href={suggestHref(found.serviceId, hand)} look="words" icon="plus" hiddenText={found.name}>
      {view.t('directory.find.suggest', { name: hand.name })}
    </LinkButton>
  );
}

/** Where a service is suggested to the person in hand. */
export function suggestHref(serviceId: string, hand: CaseInHand): string {
  return `/introductions/new?service=${serviceId}&referral=${hand.referralId}`;
}

/** Says for whom one is looking, with the way back and the way out. */
export function InHand({
  view,
  hand,
  without,
}: {
  readonly view: Parameters<typeof SearchForm>[0]['view'];
  readonly hand: CaseInHand;
  readonly without: string;
}) {
  const { t } = view;
  return (
    <Notice tone="calm" icon="person">
      <p>{t('directory.find.in_hand', { name: hand.name })}</p>
      <p class="acts">
        <LinkButton href={`/cases/${hand.referralId}`} look="words">
          {t('directory.find.back_to_case', { name: hand.name })}
        </LinkButton>
        <LinkButton href={without} look="words">
          {t('directory.find.without')}
        </LinkButton>
      </p>
    </Notice>
  );
}
