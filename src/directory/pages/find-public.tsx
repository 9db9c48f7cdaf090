import { document, PublicLayout } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { MapPanel } from '../map/map-panel.tsx';
import { KeepLink, ListBar } from '../shortlist/keep.tsx';
import type { DirectoryDeps } from './deps.ts';
import { asksSomething, type FindPlace, findHref, nearOf, readFind } from './find-query.ts';
import { answer } from './find-results.ts';
import { Results } from './results.tsx';
import { SearchForm } from './search-form.tsx';

/** What there is to go to, for everybody: no account, and no script until somebody asks for the map. */
export function publicFindPage(deps: DirectoryDeps): Route {
  return route({
    method: 'get',
    path: '/:programme/find',
    door: 'visitor',
    async handle(ask) {
      const { view, programme } = ask;
      const { t } = view;
      const path = `/${programme.slug}/find`;
      const query = { ...readFind(ask.c), for: null };
      const place: FindPlace = { path, query, kept: {} };
      const near = nearOf(programme.region, query);
      const { region } = programme;
      const answered = asksSomething(query)
        ? await ask.database.openTogether(db => answer(db, { region, query, near, today: ask.today }))
        : null;
      const href = (id: string) => `${path}/${id}`;
      return ask.page(
        document(
          <PublicLayout
            view={view}
            title={t('directory.public.title')}
            description={t('directory.public.lead')}
            back={{ href: `/${programme.slug}` }}
            crisis={deps.crisis(view)}
          >
            <div class="stack section">
              <h1>{t('directory.public.title')}</h1>
              <p class="lead">{t('directory.public.lead')}</p>
            </div>
            <ListBar view={view} place={place} />
            <div class="section">
              <SearchForm view={view} place={place} near={near} simple />
            </div>
            {answered ? (
              <Results
                view={view}
                place={place}
                near={near}
                {...answered}
                href={href}
                act={found => <KeepLink view={view} place={place} found={found} />}
                csv={findHref({ ...place, path: `${path}/list.csv` }, { map: null, list: [] })}
                map={
                  <MapPanel
                    view={view}
                    place={place}
                    near={near}
                    found={answered.result.found}
                    href={href}
                    tiles={deps.mapTiles ?? null}
                  />
                }
              />
            ) : null}
          </PublicLayout>,
        ),
      );
    },
  });
}
