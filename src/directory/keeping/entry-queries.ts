import { sql } from 'kysely';
import { NotFound } from '../../core/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { isHere } from '../region-here.ts';

/** What a command needs to know of an entry. */
export type Entry = {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string | null;
  readonly region: 'ie' | 'uk';
  readonly notListedSince: Temporal.Instant | null;
  /** This entry and those merged into it: what refers to any of them is about it. */
  readonly ids: readonly string[];
};

/**
 * The entry of this id, or the one it was merged into. One of another region does not exist for a programme.
 * @throws NotFound
 */
export async function entryOf(db: Db, serviceId: string): Promise<Entry> {
  const { rows } = await sql<Entry>`
    select s.id, s.name, s.organization_id as "organizationId", source.region, s.not_listed_since as "notListedSince",
      array(select s.id union all select twin.id from directory.service twin where twin.merged_into = s.id) as ids
    from directory.service asked
    join directory.service s on s.id = coalesce(asked.merged_into, asked.id)
    join directory.source on source.id = s.source_id
    where asked.id = ${serviceId} and ${isHere}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound('service');
  return found;
}

/** Everything that an organization runs, with what was merged into it. */
export async function entriesOfOrganization(db: Db, organizationId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from directory.service s left join directory.service kept on kept.id = s.merged_into
    where coalesce(kept.organization_id, s.organization_id) = ${organizationId}`.execute(db);
  return rows.map(row => row.id);
}
