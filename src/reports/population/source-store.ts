import { type Selectable, sql } from 'kysely';
import { newId } from '../../core/index.ts';
import type { Scope, Tables } from '../../platform/database/index.ts';
import type { FigureKind, FigureMapping, FigureSource, LeftOut } from './figures.ts';
import type { CensusRow } from './read-census.ts';
import type { BandRow, PostcodeRow } from './read-rows.ts';

export type StoredSource = Selectable<Tables['population_source']>;
/** A row of the list of figures. */
export type SourceLine = Pick<
  StoredSource,
  | 'id'
  | 'kind'
  | 'title'
  | 'publisher'
  | 'licence'
  | 'web_address'
  | 'dated'
  | 'rows_in'
  | 'rows_out'
  | 'brought_at'
>;

/** Rows to read in, by what the figures are of. */
export type FigureRows =
  | { readonly kind: 'deprivation'; readonly rows: readonly BandRow[] }
  | { readonly kind: 'census'; readonly rows: readonly (CensusRow & { readonly line: number })[] }
  | { readonly kind: 'postcodes'; readonly rows: readonly PostcodeRow[] };

/** Problems that are kept by row; the rest are counted. */
const MOST_PROBLEMS = 200;
const LISTED = [
  'id',
  'kind',
  'title',
  'publisher',
  'licence',
  'web_address',
  'dated',
  'rows_in',
  'rows_out',
  'brought_at',
] as const;

/** The figures of the population that a programme brought, for one actor. */
export function sourceStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** Keeps a file to be looked at; drafts of more than a day ago go. @returns its id */
    async keep(
      source: FigureSource,
      more: {
        readonly scheme: string | null;
        readonly mapping: FigureMapping;
        readonly file: Uint8Array;
        readonly digest: Buffer;
      },
    ): Promise<string> {
      const id = newId();
      await db
        .deleteFrom('population_source')
        .where('programme_id', '=', programme_id)
        .where('state', '=', 'draft')
        .where('brought_at', '<', now.subtract({ hours: 24 }))
        .execute();
      const { webAddress, ...said } = source;
      await db
        .insertInto('population_source')
        .values({
          ...said,
          web_address: webAddress,
          programme_id,
          id,
          scheme: more.scheme,
          mapping: JSON.stringify(more.mapping),
          file: Buffer.from(more.file),
          digest: more.digest,
          state: 'draft',
          brought_at: now,
          brought_by: actor.id,
        })
        .execute();
      return id;
    },

    async find(id: string, state: 'draft' | 'done'): Promise<StoredSource | undefined> {
      return db
        .selectFrom('population_source')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('state', '=', state)
        .executeTakeFirst();
    },

    /** What was read in before under the same name. */
    async sameName(kind: FigureKind, title: string): Promise<StoredSource | undefined> {
      return db
        .selectFrom('population_source')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('kind', '=', kind)
        .where('title', '=', title)
        .where('state', '=', 'done')
        .executeTakeFirst();
    },

    /** How the columns of the latest file of a kind were read. */
    async latestMapping(kind: FigureKind): Promise<FigureMapping | null> {
      const row = await db
        .selectFrom('population_source')
        .select('mapping')
        .where('programme_id', '=', programme_id)
        .where('kind', '=', kind)
        .where('state', '=', 'done')
        .orderBy('brought_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return (row?.mapping as FigureMapping | undefined) ?? null;
    },

    /** All figures that were read in, the latest of each kind first. */
    async all(): Promise<readonly SourceLine[]> {
      return db
        .selectFrom('population_source')
        .select(LISTED)
        .where('programme_id', '=', programme_id)
        .where('state', '=', 'done')
        .orderBy('kind')
        .orderBy('dated', 'desc')
        .orderBy('id', 'desc')
        .execute();
    },

    async setMapping(id: string, mapping: FigureMapping): Promise<void> {
      await db
        .updateTable('population_source')
        .set({ mapping: JSON.stringify(mapping) })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('state', '=', 'draft')
        .execute();
    },

    /** Takes figures away with their rows. */
    async remove(id: string): Promise<void> {
      for (const table of ['population_band', 'population_count', 'population_postcode'] as const)
        await db
          .deleteFrom(table)
          .where('programme_id', '=', programme_id)
          .where('source_id', '=', id)
          .execute();
      await db
        .deleteFrom('population_source')
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    /** Writes the rows of a draft in one statement and makes it count; its file goes. */
    async readIn(id: string, read: FigureRows, leftOut: readonly LeftOut[]): Promise<void> {
      await insertRows(id, read);
      await db
        .updateTable('population_source')
        .set({
          state: 'done',
          file: null,
          rows_in: read.rows.length,
          rows_out: leftOut.length,
          problems: JSON.stringify(leftOut.slice(0, MOST_PROBLEMS)),
        })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },
  };

  async function insertRows(source: string, { kind, rows }: FigureRows): Promise<void> {
    const ids = sql`${programme_id}::uuid, ${source}::uuid`;
    // One parameter for all rows, as the statement stays the same for ten and for fifty thousand.
    const sent = JSON.stringify(rows);
    if (kind === 'deprivation')
      await sql`insert into population_band (programme_id, source_id, small_area, band, residents)
        select ${ids}, one."smallArea", one.band, one.residents
        from json_to_recordset(${sent}::json) as one ("smallArea" text, band smallint, residents int)`.execute(
        db,
      );
    else if (kind === 'postcodes')
      await sql`insert into population_postcode (programme_id, source_id, postcode, small_area)
        select ${ids}, one.postcode, one."smallArea"
        from json_to_recordset(${sent}::json) as one (postcode text, "smallArea" text)`.execute(db);
    else
      await sql`insert into population_count (programme_id, source_id, line, place, area_id, age_band, sex, ethnicity, residents)
        select ${ids}, one.line, one.place, one."areaId", one."ageBand", one.sex, one.ethnicity, one.residents
        from json_to_recordset(${sent}::json) as one (line int, place text, "areaId" uuid, "ageBand" text, sex text, ethnicity text,
          residents int)`.execute(db);
  }
}
