import { type RawBuilder, sql } from 'kysely';
import { NotFound } from '../core/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Page, Paged, PublishedTaxonomy, PublishedTerm } from './published.ts';

/** The name of a `taxonomy`. A source that names no list has one all the same: its own. */
export const nameOfList = sql`coalesce(nullif(trim(taxonomy.name), ''), (select title from directory.source where source.id = taxonomy.source_id))`;

const term = sql`
  select term.id, term.name, term.code, term.description, parent.id as parent_id, ${nameOfList} as taxonomy,
    taxonomy.id as taxonomy_id, term.term_uri, term.language
  from directory.taxonomy_term term join directory.taxonomy on taxonomy.id = term.taxonomy_id
  left join directory.taxonomy_term parent on parent.id = term.parent_id`;

async function paged<T>(db: Db, query: RawBuilder<T>, { number, size }: Page): Promise<Paged<T>> {
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (${query}) fit`.execute(db);
  const { rows } = await sql<T>`${query} order by 1 limit ${size} offset ${(number - 1) * size}`.execute(db);
  return { total: counted[0]?.total ?? 0, rows };
}

/** Whether a column holds what is searched for, to the letter but for case and marks; true where nothing is. */
export const nameHolds = (column: RawBuilder<unknown>, search: string | undefined): RawBuilder<unknown> =>
  search === undefined || search.trim() === ''
    ? sql`true`
    : sql`position(public.fold(${search.toWellFormed().replaceAll('\u0000', '')}) in public.fold(${column})) > 0`;

/**
 * The lists of terms that services are described with.
 * @param search a part of the name
 */
export function publishedTaxonomies(db: Db, page: Page, search?: string): Promise<Paged<PublishedTaxonomy>> {
  return paged(
    db,
    sql<PublishedTaxonomy>`select id, ${nameOfList} as name, description, uri, version
      from directory.taxonomy where ${nameHolds(nameOfList, search)}`,
    page,
  );
}

/** One list with all its terms. Throws NotFound. */
export async function publishedTaxonomy(
  db: Db,
  id: string,
): Promise<PublishedTaxonomy & { readonly terms: readonly PublishedTerm[] }> {
  const { rows } =
    await sql<PublishedTaxonomy>`select id, ${nameOfList} as name, description, uri, version from directory.taxonomy where id = ${id}`.execute(
      db,
    );
  const [found] = rows;
  if (!found) throw new NotFound('taxonomy');
  const { rows: terms } =
    await sql<PublishedTerm>`${term} where term.taxonomy_id = ${id} order by term.id`.execute(db);
  return { ...found, terms };
}

/** Which terms are asked for; every condition narrows the answer further. */
export type TermsAsked = {
  readonly search?: string | undefined;
  readonly taxonomyId?: string | undefined;
  readonly parentId?: string | undefined;
  /** Only those that stand under no other. */
  readonly topOnly?: boolean;
};

/** Terms of all lists. */
export function publishedTerms(
  db: Db,
  page: Page,
  { search, taxonomyId, parentId, topOnly = false }: TermsAsked = {},
): Promise<Paged<PublishedTerm>> {
  const conditions = [
    nameHolds(sql`term.name`, search),
    ...(taxonomyId ? [sql`term.taxonomy_id = ${taxonomyId}`] : []),
    ...(parentId ? [sql`parent.id = ${parentId}`] : []),
    ...(topOnly ? [sql`parent.id is null`] : []),
  ];
  return paged(db, sql<PublishedTerm>`${term} where ${sql.join(conditions, sql` and `)}`, page);
}

/** One term. Throws NotFound. */
export async function publishedTerm(db: Db, id: string): Promise<PublishedTerm> {
  const { rows } = await sql<PublishedTerm>`${term} where term.id = ${id}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound('term');
  return found;
}

/** Where the entries come from and under which licence they may be passed on. */
export type PublishedSource = {
  readonly title: string;
  readonly licence: string;
  readonly licenceUrl: string | null;
  readonly attribution: string | null;
};

/** The sources of what is published. */
export async function publishedSources(db: Db): Promise<readonly PublishedSource[]> {
  const { rows } = await sql<PublishedSource>`
    select title, licence, licence_url as "licenceUrl", attribution from directory.source order by title, id`.execute(
    db,
  );
  return rows;
}
