import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { dictionary } from '../dictionary/index.ts';

/** Rows of one table that are a person's, as they stand. */
export type TableRows = {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
};

/** All that is held of a person. */
export type WholeRecord = {
  /** Their record and all that were joined to it. */
  readonly people: readonly string[];
  readonly referrals: readonly string[];
  readonly tables: readonly TableRows[];
};

const PEOPLE = new Set(['id', 'person_id', 'kept_id', 'merged_id']);
/** More rows of one table than anybody's record has. */
const MOST = 20_000;

/** The condition under which a row of a table is theirs, from the ways of the dictionary. */
function theirs(table: string, ids: Ids): RawBuilder<boolean> {
  const { people, referrals } = ids;
  const conditions = (dictionary[table]?.ways ?? []).flatMap((way): RawBuilder<boolean>[] => {
    if (PEOPLE.has(way)) return [sql`t.${sql.ref(way)} = any(${people}::uuid[])`];
    if (way === 'referral_id') return [sql`t.referral_id = any(${referrals}::uuid[])`];
    if (way === 'subject_id') return [sql`t.subject_id = any(${[...people, ...referrals]}::uuid[])`];
    const [, column, parent] = /^(\w+) in (\w+)$/.exec(way) ?? [];
    if (column && parent)
      return [
        sql`t.${sql.ref(column)} in (select t.id from ${sql.table(parent)} t where t.programme_id = ${ids.programmeId} and ${theirs(parent, ids)})`,
      ];
    if (table === 'draft')
      return [
        sql`exists (select from unnest(${[...people, ...referrals]}::uuid[]) one where strpos(t.key, one::text) > 0)`,
      ];
    return [];
  });
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`;
}

type Ids = { readonly programmeId: string; readonly people: string[]; readonly referrals: string[] };

/** Tables that the answer to a person has something of. */
export const tablesGiven: readonly string[] = Object.entries(dictionary)
  .filter(([, { ways, columns }]) => ways && Object.values(columns).some(mark => mark.access !== 'no'))
  .map(([name]) => name);

/**
 * Reads everything of a person that the dictionary knows, from every table at once. Made for the programme's own actor: what
 * only the work of the clock may read belongs to the answer as well.
 */
export async function collectRecord({ db, actor }: Scope, personId: string): Promise<WholeRecord> {
  const { programmeId } = actor;
  const { rows: joined } = await sql<{ id: string }>`
    with recursive up as (
      select id, merged_into from person where programme_id = ${programmeId} and id = ${personId}
      union select p.id, p.merged_into from person p join up on p.id = up.merged_into where p.programme_id = ${programmeId}
    ), down as (
      select id from up
      union select p.id from person p join down on p.merged_into = down.id where p.programme_id = ${programmeId}
    ) select id from down`.execute(db);
  const people = joined.map(row => row.id);
  const { rows: cases } = await sql<{ id: string }>`
    select id from referral where programme_id = ${programmeId} and person_id = any(${people}::uuid[])`.execute(
    db,
  );
  const ids: Ids = { programmeId, people, referrals: cases.map(row => row.id) };
  const tables = await Promise.all(
    tablesGiven.map(async (table): Promise<TableRows> => {
      const { rows } = await sql<Record<string, unknown>>`
        select t.* from ${sql.table(table)} t where t.programme_id = ${programmeId} and ${theirs(table, ids)}
        limit ${MOST}`.execute(db);
      return { table, rows };
    }),
  );
  return { people, referrals: ids.referrals, tables };
}
