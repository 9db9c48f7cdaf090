import { type Child, document, Fold, LinkButton, Notice, StaffLayout, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { MapPanel } from '../map/map-panel.tsx';
import type { Found } from '../search-queries.ts';
import { KeepLink, ListBar } from '../shortlist/keep.tsx';
import type { CaseInHand, DirectoryDeps } from './deps.ts';
import { type FindPlace, findHref, isNarrowed, nearOf, othersIn, readFind } from './find-query.ts';
import { answer } from './find-results.ts';
import { Results } from './results.tsx';
import { SearchForm } from './search-form.tsx';

const path = '/find';

/** Find support: the search of staff, with or without somebody's case in hand. */
export function findPage(deps: DirectoryDeps): Route {
  return route({
    method: 'get',
    path,
    door: ['link_worker', 'coordinator', 'administrator'],
    async handle(ask) {
      const { view, programme } = ask;
      const { t } = view;
      const read = readFind(ask.c);
      const params = ask.c.req.query();
      const { hand, near, place, query, answered, act, words } = await ask.within(async scope => {
        const hand = read.for === null ? null : await deps.caseInHand(scope, read.for);
        // The person's own place is offered once; an emptied field stays empty.
        const query = {
          ...read,
          for: hand ? read.for : null,
          near: 'near' in params || read.at ? read.near : (hand?.postcode ?? read.near),
        };
        const place: FindPlace = { path, query, kept: othersIn(params) };
        const near = nearOf(programme.region, query);
        const act = (found: Found): Child => (
          <>
            {hand ? <Suggest view={view} hand={hand} found={found} /> : null}
            <KeepLink view={view} place={place} found={found} />
          </>
        );
        const words = await deps.inTheirWords(scope, {
          view,
          region: programme.region,
          near: near && { ...near, label: near.label ?? t('directory.map.pin_place') },
          hand,
          path,
          params,
          href: id => serviceHref(id, hand),
          act,
        });
        const { region } = programme;
        const answered = await answer(scope.db, { region, query, near, today: ask.today });
        return { hand, near, place, query, answered, act, words };
      });
      const plain = (
        <>
          <SearchForm view={view} place={place} near={near} kept={words.kept} />
          <Results
            view={view}
            place={place}
            near={near}
            {...answered}
            href={id => serviceHref(id, hand)}
            act={act}
            csv={findHref({ ...place, path: '/find/list.csv' }, { map: null, list: [] })}
            map={
              <MapPanel
                view={view}
                place={place}
                near={near}
                found={answered.result.found}
                href={id => serviceHref(id, hand)}
                tiles={deps.mapTiles ?? null}
              />
            }
          />
        </>
      );
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
            {hand ? <InHand view={view} hand={hand} without={findHref(place, { for: null })} /> : null}
            <ListBar view={view} place={place} />
            {words.panel}
            {words.folds ? (
              <Fold summary={words.folds} open={query.q !== '' || query.map !== null || isNarrowed(query)}>
                {plain}
              </Fold>
            ) : (
              plain
            )}
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

type InHandProps = { readonly view: View; readonly hand: CaseInHand; readonly without: string };

/** Says for whom one is looking, with the way back and the way out. */
export function InHand({ view, hand, without }: InHandProps) {
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
