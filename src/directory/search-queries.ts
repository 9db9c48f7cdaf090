import type { Db } from '../platform/database/index.ts';
import type { Cursor, Search } from './search.ts';
import { type Found, foundAt } from './search-found-queries.ts';
import { gather } from './search-gather-queries.ts';
import { type Walked, walk } from './search-walk-queries.ts';
import { type ReadWords, readWords } from './search-words-queries.ts';

export type { Found, ListedFacts } from './search-found-queries.ts';

export type SearchResult = {
  readonly found: readonly Found[];
  /** Services that fit, on all pages; counted up to `mostCounted`, beyond it one more. */
  readonly total: number;
  readonly next: Cursor | null;
  readonly readAs: ReadWords['readAs'];
  /** True when no service has all the words and those with some are shown. */
  readonly someWords: boolean;
  /** The query of full text that the words were read as; for counting what a filter hides. */
  readonly query: string | null;
};

/** Counting goes no further: nobody reads 60,000 results, and "more than 500" says it. */
export const mostCounted = 500;

/**
 * Services that fit, best first, in keyset pages. By fit: where no more than `most` have all the words, or they have only
 * some of them, all are ranked. A word that more have says little of any; then those come first that have the words in their
 * name, and among them the nearest, or without a place the first by name.
 * @param read its words, where they were read before; see `readAsked`
 * @param most how far is counted, and how many are ranked
 */
export async function search(
  db: Db,
  asked: Search,
  read?: ReadWords | null,
  most: number = mostCounted,
): Promise<SearchResult> {
  const words = read === undefined ? await readAsked(db, asked) : read;
  const query = words?.query ?? null;
  const { total, places } = await placesOf(db, asked, words, most);
  const page = places.slice(0, asked.limit);
  const last = page.at(-1);
  return {
    found: await foundAt(db, page, asked.near),
    total,
    next:
      last && places.length > asked.limit
        ? { group: last.group, value: last.value, id: last.serviceId }
        : null,
    readAs: words?.readAs ?? [],
    someWords: words?.loose ?? false,
    query,
  };
}

type Places = { readonly total: number; readonly places: readonly Walked[] };

async function placesOf(db: Db, asked: Search, words: ReadWords | null, most: number): Promise<Places> {
  const query = words?.query ?? null;
  const order = orderOf(asked, query);
  const after = cursorIn(asked, order);
  if (after === null || after.group < 2) {
    // Where services have only some of the words, their rank says how many, and all are ranked. Who has begun to go through
    // ranked services goes through them to their end, even if they have become more since.
    const whole = order === 'fit' && (after !== null || words?.loose === true);
    const { total, found } = await gather(db, asked, query, order, { most, after, whole });
    if (total <= most || whole) return { total, places: found };
  }
  const nameFirst = order === 'fit';
  const by = order !== 'fit' ? order : asked.near === null ? 'name' : 'distance';
  return { total: most + 1, places: await walk(db, asked, query, { by, nameFirst }, after) };
}

/** The words of a search as they are to be read; null where it has none. */
export async function readAsked(db: Db, asked: Search): Promise<ReadWords | null> {
  return asked.words.trim() === '' ? null : readWords(db, asked);
}

// Nothing to rank by, and no place to measure from, leave the name.
function orderOf(asked: Search, query: string | null): Search['order'] {
  if (asked.order === 'distance' && asked.near === null) return query === null ? 'name' : 'fit';
  return asked.order === 'fit' && query === null ? 'name' : asked.order;
}

// An address may carry any cursor; one that belongs to another order begins again.
function cursorIn({ after, near }: Search, order: Search['order']): Cursor | null {
  if (after === null) return null;
  const { group, value } = after;
  // Where a word is everybody's, those with it in their name come first, and then place or name decides.
  const common = order === 'fit' && group > 1;
  if (!common && group > 1) return null;
  if (order === 'name' || (common && near === null))
    return typeof value === 'string' && !value.includes('\0') ? after : null;
  if (order !== 'soonest') return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31 ? after : null;
  return value === 'infinity' || isMoment(String(value)) ? after : null;
}

/** Whether a text is a moment as PostgreSQL writes it, and one there is. */
function isMoment(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-](0\d|1[0-4])(:\d\d)?$/.test(text)) return false;
  try {
    Temporal.Instant.from(text.replace(' ', 'T'));
    return !text.startsWith('0000');
  } catch {
    return false;
  }
}
