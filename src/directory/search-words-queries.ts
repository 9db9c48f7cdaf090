import { sql } from 'kysely';
import { compiledOnce, type Db } from '../platform/database/index.ts';
import type { Search } from './search.ts';
import { wordsOf } from './words-of.ts';

/** The words of a search as a query of full text, and how they were read. */
export type ReadWords = {
  /** Null when nothing in them can be searched for. */
  readonly query: string | null;
  /** True when no service has all the words, and those with some are looked for. */
  readonly loose: boolean;
  /** Words that nothing contains, and what they were read as. */
  readonly readAs: readonly { readonly typed: string; readonly read: string }[];
};

/**
 * Reads the words of a search. One statement when a service has all of them; else a second, which reads a word of four
 * letters or more that no service contains as the most similar one that does, and a third for what came of it.
 */
export async function readWords(
  db: Db,
  { words, region }: Pick<Search, 'words' | 'region'>,
): Promise<ReadWords> {
  const text = words.toWellFormed().replaceAll('\u0000', ' ').slice(0, 2000);
  const plain = await queryOf(db, text, region);
  if (plain === null) return { query: null, loose: false, readAs: [] };
  if (plain.all) return { query: plain.strict, loose: false, readAs: [] };
  const readAs = await nearestWords(db, text);
  const corrections = new Map(readAs.map(one => [one.typed, one.read]));
  const corrected = text.replace(/\p{L}{4,30}/gu, word => {
    const [folded] = wordsOf([word]);
    return corrections.get(folded ?? '') ?? word;
  });
  const read = readAs.length === 0 ? plain : ((await queryOf(db, corrected, region)) ?? plain);
  return { query: read.all ? read.strict : read.loose, loose: !read.all, readAs };
}

type Queries = { readonly strict: string; readonly loose: string; readonly all: boolean };

const queries = compiledOnce(
  (_, asked: { text: string; region: string }) => sql<Queries>`
    with query as (
      select websearch_to_tsquery('directory.words', ${asked.text}) as strict,
        replace(plainto_tsquery('directory.words', ${asked.text})::text, '&', '|') as loose)
    select strict::text, loose, exists (
      select from directory.listing where words @@ strict and region = ${asked.region}) as all
    from query`,
);

async function queryOf(db: Db, text: string, region: Search['region']): Promise<Queries | null> {
  const { rows } = await db.executeQuery(queries({ text, region }));
  const [found] = rows;
  return found && found.loose !== '' ? found : null;
}

const nearest = compiledOnce(
  (_, asked: { typed: readonly string[] }) => sql<{ typed: string; read: string }>`
    select typed, nearest.word as read
    from unnest(${asked.typed}::text[]) as typed
    cross join lateral (
      select word from directory.word where word % typed order by word <-> typed limit 1) nearest
    where not exists (select from directory.word where word = typed)
      and not exists (select from directory.listing where words @@ plainto_tsquery('directory.words', typed))`,
);

async function nearestWords(db: Db, text: string): Promise<ReadWords['readAs']> {
  const typed = [...wordsOf([text])].slice(0, 40);
  return (await db.executeQuery(nearest({ typed }))).rows;
}
