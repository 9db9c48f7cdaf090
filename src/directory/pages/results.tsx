import { type Child, Empty, LinkButton, Pager, type View } from '../../ui/index.ts';
import { type Search, writeCursor } from '../search.ts';
import type { Loosened } from '../search-loosen-queries.ts';
import { type Found, mostCounted, type SearchResult } from '../search-queries.ts';
import { Asked, Hidden } from './asked.tsx';
import { type FindPlace, findHref, isNarrowed, type Near, unasked } from './find-query.ts';
import { Hits } from './hits.tsx';

export type ResultsProps = {
  readonly view: View;
  readonly place: FindPlace;
  readonly near: Near | null;
  readonly asked: Search;
  readonly result: SearchResult;
  readonly more: readonly Loosened[];
  readonly href: (serviceId: string) => string;
  readonly act?: (found: Found) => Child;
  /** Where the same list is given as a table. */
  readonly csv: string;
  /** The map, after the list. */
  readonly map?: Child;
};

/** What was found: how much, how the words were read, the list, and more. */
export function Results(props: ResultsProps) {
  const { view, place, near, asked, result, more, href, act, map } = props;
  const { t, say } = view;
  const { query } = place;
  const count =
    result.total > mostCounted
      ? t('directory.find.many', { count: say.number(mostCounted) })
      : t('directory.find.count', { count: result.total });
  return (
    <section class="section" id="results" aria-labelledby="results-title">
      <h2 id="results-title">{result.total === 0 ? t('directory.find.none') : count}</h2>
      <Asked view={view} place={place} near={near} />
      {map && result.total > 0 ? (
        <p class="no-print">
          <LinkButton
            href={`${findHref(place, { after: query.after, map: 'yes' })}#map`}
            look="words"
            icon="pin"
          >
            {t('directory.map.show')}
          </LinkButton>
        </p>
      ) : null}
      <HowRead {...props} />
      <Hidden view={view} place={place} near={near} more={more} />
      {result.total === 0 ? (
        <Nothing {...props} />
      ) : (
        <Hits
          view={view}
          found={result.found}
          words={query.q}
          href={href}
          asked={asked}
          {...(act ? { act } : {})}
        />
      )}
      <Pager
        view={view}
        newer={query.after ? findHref(place) : undefined}
        older={result.next ? findHref(place, { after: writeCursor(result.next) }) : undefined}
      />
      {result.total > 0 ? (
        <p class="no-print">
          <LinkButton href={props.csv} look="words" icon="download">
            {t('directory.find.csv')}
          </LinkButton>
        </p>
      ) : null}
      {map}
    </section>
  );
}

function HowRead({ view: { t }, place: { query }, near, result }: ResultsProps) {
  return (
    <>
      {query.near !== '' && near === null ? (
        <p>{t('directory.find.place_unknown', { place: query.near })}</p>
      ) : null}
      {near ? (
        <p class="small quiet">
          {near.label === null
            ? t('directory.map.from_pin')
            : t('directory.find.from', { place: near.label })}
        </p>
      ) : null}
      {result.readAs.map(({ typed, read }) => (
        <p>{t('directory.find.read_as', { typed, read })}</p>
      ))}
      {result.someWords && result.total > 0 ? <p>{t('directory.find.some_words')}</p> : null}
    </>
  );
}

function Nothing({ view: { t }, place }: ResultsProps) {
  const nothing = Object.assign({}, ...Object.values(unasked)) as Partial<FindPlace['query']>;
  return (
    <Empty title={t('directory.find.none_try')}>
      <p>{t('directory.find.none_how')}</p>
      {isNarrowed(place.query) ? (
        <LinkButton href={findHref(place, nothing)} look="words">
          {t('directory.find.widen')}
        </LinkButton>
      ) : null}
    </Empty>
  );
}
