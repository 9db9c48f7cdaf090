import type { Db } from '../../platform/database/index.ts';
import type { Search } from '../search.ts';
import { type Loosened, loosened } from '../search-loosen-queries.ts';
import { readAsked, type SearchResult, search } from '../search-queries.ts';
import { type FindQuery, isNarrowed, type Near, searchOf } from './find-query.ts';

export type Answered = {
  readonly asked: Search;
  readonly result: SearchResult;
  readonly more: readonly Loosened[];
};

type Asking = {
  readonly region: 'ie' | 'uk';
  readonly query: FindQuery;
  readonly near: Near | null;
  readonly today: Temporal.PlainDate;
};

/** Results on one page. */
export const perPage = 20;

/**
 * The answer to a search, with what each filter hides; the first page says that, the others need not.
 * @param db one connection, so that what is found and what is hidden travel together
 */
export async function answer(db: Db, { region, query, near, today }: Asking): Promise<Answered> {
  const asked = searchOf(region, query, near, today, perPage);
  const words = await readAsked(db, asked);
  const counted = isNarrowed(query) && query.after === null;
  const [result, more] = await Promise.all([
    search(db, asked, words),
    counted ? loosened(db, asked, words?.query ?? null) : [],
  ]);
  return { asked, result, more };
}
