import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Team } from './figures-of-work.ts';

/** Link workers at work now, and how many cases all of them take at once. The only thing of a pack that is not released first: it is of staff. */
export async function teamNow({ db, actor }: Scope): Promise<Team> {
  const { rows } = await sql<Team>`
    select count(*)::int as workers, coalesce(sum(capacity), 0)::int as places
    from staff where programme_id = ${actor.programmeId} and role = 'link_worker' and active`.execute(db);
  return rows[0] ?? { workers: 0, places: 0 };
}
