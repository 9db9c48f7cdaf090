import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { isMine } from '../region-here.ts';

/** An entry that people took off the list. */
export type OffList = {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly since: Temporal.Instant;
  readonly reason: string | null;
  /** Who took it off; null when that is not known any more. */
  readonly byName: string | null;
  /** Another programme wrote it, and it alone puts it back. */
  readonly theirs: boolean;
  /** Where it stands in the list, for going on after it. */
  readonly cursor: string;
};

// Text that sorts as time does, whatever the session's zone.
const stamp = sql`to_char(s.not_listed_since at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || ' ' || s.id`;

/**
 * What is off the list in a region, the latest first. Entries that were merged into another are none of it: they stand under that one.
 * @param page.before the cursor of the last one seen, '' for the beginning
 */
export async function offList(
  { db }: Scope,
  region: 'ie' | 'uk',
  page: { readonly before: string; readonly limit: number },
): Promise<readonly OffList[]> {
  const { rows } = await sql<OffList>`
    select s.id, s.name, source.title as source, s.not_listed_since as since, s.not_listed_reason as reason, took."byName",
      source.own and not ${isMine} as theirs, ${stamp} as cursor
    from directory.service s
    join directory.source on source.id = s.source_id and source.region = ${region}
    left join lateral (select c.by_name as "byName" from directory.service_change c
      where c.service_id = s.id and c.what = 'taken_off' order by c.at desc, c.id desc limit 1) took on true
    where s.not_listed_since is not null and s.merged_into is null and (${page.before} = '' or ${stamp} < ${page.before})
    order by ${stamp} desc limit ${page.limit}`.execute(db);
  return rows;
}
