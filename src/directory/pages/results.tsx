import { type Child, Chips, Empty, LinkButton, Pager, type View } from '../../ui/index.ts';
import { writeCursor } from '../search.ts';
import { type Found, mostCounted, type SearchResult } from '../search-queries.ts';
import { asksSomething, type FindQuery, findHref, type Near } from './find-query.ts';
import { Hits } from './hits.tsx';

export type ResultsProps = {
  readonly view: View;
  readonly path: string;
  readonly query: FindQuery;
  readonly near: Near | null;
  readonly result: SearchResult;
  readonly href: (serviceId: string) => string;
  readonly act?: (found: Found) => Child;
};

/** What was found: how much, how the words were read, the list, and more. */
export function Results({ view, path, query, near, result, href, act }: ResultsProps) {
  const { t, say } = view;
  const count =
    result.total > mostCounted
      ? t('directory.find.many', { count: say.number(mostCounted) })
      : t('directory.find.count', { count: result.total });
  return (
    <section class="section" id="results" aria-labelledby="results-title">
      <h2 id="results-title">{result.total === 0 ? t('directory.find.none') : count}</h2>
      <Asked view={view} path={path} query={query} near={near} />
      {query.near !== '' && near === null ? (
        <p>{t('directory.find.place_unknown', { place: query.near })}</p>
      ) : null}
      {near ? <p class="small quiet">{t('directory.find.from', { place: near.label })}</p> : null}
      {result.readAs.map(({ typed, read }) => (
        <p>{t('directory.find.read_as', { typed, read })}</p>
      ))}
      {result.someWords && result.total > 0 ? <p>{t('directory.find.some_words')}</p> : null}
      {result.total === 0 ? (
        <Empty title={t('directory.find.none_try')}>
          <p>{t('directory.find.none_how')}</p>
          {asksSomething(query) ? (
            <LinkButton
              href={findHref(path, query, {
                kind: null,
                near: '',
                within: null,
                free: null,
                step_free: null,
                online: null,
              })}
              look="words"
            >
              {t('directory.find.widen')}
            </LinkButton>
          ) : null}
        </Empty>
      ) : (
        <Hits view={view} found={result.found} words={query.q} href={href} {...(act ? { act } : {})} />
      )}
      <Pager
        view={view}
        newer={query.after ? findHref(path, query) : undefined}
        older={result.next ? findHref(path, query, { after: writeCursor(result.next) }) : undefined}
      />
    </section>
  );
}

function Asked({ view, path, query, near }: Pick<ResultsProps, 'view' | 'path' | 'query' | 'near'>) {
  const { t } = view;
  const items = [
    ...(query.kind
      ? [{ text: t.code('asset_kinds', query.kind), remove: findHref(path, query, { kind: null }) }]
      : []),
    ...(near && query.within
      ? [
          {
            text: t('directory.find.within_of', { km: query.within, place: near.label }),
            remove: findHref(path, query, { within: null }),
          },
        ]
      : []),
    ...(query.free
      ? [{ text: t('directory.find.free'), remove: findHref(path, query, { free: null }) }]
      : []),
    ...(query.step_free
      ? [{ text: t('directory.find.step_free'), remove: findHref(path, query, { step_free: null }) }]
      : []),
    ...(query.online
      ? [{ text: t('directory.find.online'), remove: findHref(path, query, { online: null }) }]
      : []),
  ];
  return items.length > 0 ? <Chips view={view} label={t('directory.find.asked')} items={items} /> : null;
}
