import { document, PublicLayout } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { search } from '../search-queries.ts';
import type { DirectoryDeps } from './deps.ts';
import { asksSomething, findQuery, nearOf, searchOf } from './find-query.ts';
import { Results } from './results.tsx';
import { SearchForm } from './search-form.tsx';

const perPage = 20;

/** What there is to go to, for everybody: no account, no script. */
export function publicFindPage(deps: DirectoryDeps): Route {
  return route({
    method: 'get',
    path: '/:programme/find',
    door: 'visitor',
    query: findQuery,
    async handle(ask) {
      const { view, programme } = ask;
      const { t } = view;
      const path = `/${programme.slug}/find`;
      const query = { ...ask.query, for: null };
      const near = nearOf(programme.region, query.near);
      const result = asksSomething(query)
        ? await search(ask.database.open, searchOf(programme.region, query, near, perPage))
        : null;
      return ask.page(
        document(
          <PublicLayout
            view={view}
            title={t('directory.public.title')}
            back={{ href: `/${programme.slug}` }}
            crisis={deps.crisis(view)}
          >
            <div class="stack section">
              <h1>{t('directory.public.title')}</h1>
              <p class="lead">{t('directory.public.lead')}</p>
            </div>
            <div class="section">
              <SearchForm view={view} path={path} query={query} near={near} simple />
            </div>
            {result ? (
              <Results
                view={view}
                path={path}
                query={query}
                near={near}
                result={result}
                href={id => `${path}/${id}`}
              />
            ) : null}
          </PublicLayout>,
        ),
      );
    },
  });
}
