import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import { mayBePublished } from './publish-filter-queries.ts';

/**
 * When anything that is published of the directory last changed: an entry, its being told or listed, a confirmation, two
 * becoming one or two again. Null while it is empty. A list without an entry that was taken off is younger than that.
 */
export async function directoryChangedAt(db: Db): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select greatest((select max(changed_at) from directory.service), (select max(missing_since) from directory.service),
      (select max(at) from directory.service_change), (select max(greatest(at, undone_at)) from directory.merge)) as at`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}

/** When one entry last changed, or was last confirmed. */
export async function serviceChangedAt(db: Db, id: string): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select greatest(s.changed_at, (select max(at) from directory.service_change c where c.service_id = s.id)) as at
    from directory.service s where s.id = ${id}`.execute(db);
  return rows[0]?.at ?? null;
}

/** The published entry that stands for one which was merged into it; null when there is none. */
export async function publishedInstead(db: Db, id: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select s.id from directory.service merged join directory.service s on s.id = merged.merged_into
    where merged.id = ${id} and ${mayBePublished}`.execute(db);
  return rows[0]?.id ?? null;
}
