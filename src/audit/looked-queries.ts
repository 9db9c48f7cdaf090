import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';

/** What one colleague did with one person's record on one day. */
export type LookedRow = {
  readonly day: Temporal.PlainDate;
  readonly actorId: string;
  readonly actorRole: string;
  /** Of a group its service. Null for who is no member of staff: the person, who referred, the house itself. */
  readonly name: string | null;
  readonly verbs: readonly string[];
  /** Codes of why the record was opened outside a relation. */
  readonly reasons: readonly string[];
};

/** As many lines as one page takes. */
const MOST = 150;

/**
 * Who saw or changed a record, by day and colleague, newest day first; with all records that were joined to this one. Days are whole:
 * the last of a full page is left for the next.
 * @param before the first day not shown; null for the newest
 */
export async function lookedAt(
  { db, actor }: Scope,
  personId: string,
  before: Temporal.PlainDate | null,
  zone: string,
): Promise<{ readonly rows: readonly LookedRow[]; readonly older: Temporal.PlainDate | null }> {
  const until = before?.toZonedDateTime(zone).toInstant() ?? null;
  const { rows } = await sql<LookedRow>`
    with recursive joined as (
      select ${personId}::uuid as id
      union
      select p.id from person p join joined j on p.programme_id = ${actor.programmeId} and p.merged_into = j.id
    ), newest as (
      select e.* from joined j cross join lateral (
        select at, actor_id, actor_role, verb, reason from audit_entry
        where programme_id = ${actor.programmeId} and person_id = j.id and (${until}::timestamptz is null or at < ${until}::timestamptz)
        order by at desc limit 4000) e
    )
    select (e.at at time zone ${zone})::date as day, e.actor_id as "actorId", e.actor_role as "actorRole",
      coalesce(s.name, g.name) as name,
      array_agg(distinct e.verb) as verbs,
      coalesce(array_agg(distinct e.reason) filter (where e.verb = 'glass.opened' and e.reason is not null), '{}') as reasons
    from newest e
    left join staff s on s.programme_id = ${actor.programmeId} and s.id = e.actor_id
    left join directory.service g on e.actor_role = 'provider' and g.id = e.actor_id
    group by 1, 2, 3, 4
    order by 1 desc, max(e.at) desc
    limit ${MOST + 1}`.execute(db);
  if (rows.length <= MOST) return { rows, older: null };
  const last = rows.at(-1)?.day;
  const whole = rows.filter(row => last && Temporal.PlainDate.compare(row.day, last) > 0);
  // A day with more lines than a page takes is shown cut rather than not at all.
  if (whole.length === 0 || !last) return { rows: rows.slice(0, MOST), older: last ?? null };
  return { rows: whole, older: last.add({ days: 1 }) };
}
