import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { type FirstVisit, storedFirstVisit } from './first-visit.ts';

/** A plan as it was written, with who and when. */
export type WrittenFirstVisit = {
  readonly plan: FirstVisit;
  readonly version: number;
  readonly by: string;
  readonly at: Temporal.Instant;
};

/** Plans of first visits, for one actor. Each writing is a version of its own; none is ever changed. */
export function firstVisitStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** Every version, the newest first. */
    async versions(introductionId: string): Promise<WrittenFirstVisit[]> {
      const rows = await db
        .selectFrom('first_visit')
        .select(['content', 'version', 'written_by_name', 'written_at'])
        .where('programme_id', '=', programme_id)
        .where('introduction_id', '=', introductionId)
        .orderBy('version', 'desc')
        .limit(50)
        .execute();
      return rows.map(row => ({
        plan: storedFirstVisit.parse(row.content),
        version: row.version,
        by: row.written_by_name,
        at: row.written_at,
      }));
    },

    /** Adds the version that follows; false when there is one already, written by somebody quicker. */
    async add(introductionId: string, version: number, plan: FirstVisit): Promise<boolean> {
      const { rows } = await sql`
        insert into first_visit (programme_id, introduction_id, version, content, written_by, written_by_name, written_at)
        values (${programme_id}, ${introductionId}, ${version}, ${JSON.stringify(plan)}::jsonb, ${actor.id}, ${actor.name}, ${now})
        on conflict do nothing returning version`.execute(db);
      return rows.length > 0;
    },

    /** The language the person reads. */
    async localeOf(personId: string): Promise<string> {
      const row = await db
        .selectFrom('person')
        .select('locale')
        .where('programme_id', '=', programme_id)
        .where('id', '=', personId)
        .executeTakeFirst();
      return row?.locale ?? 'en';
    },
  };
}
