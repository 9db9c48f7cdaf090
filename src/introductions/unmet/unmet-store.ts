import { sql } from 'kysely';
import { newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Need, UnmetConstraint } from '../../programmes/index.ts';

/** Unmet needs of one kind at one place, counted. */
export type UnmetCount = {
  readonly need: string | null;
  readonly concept: string | null;
  readonly area: string | null;
  readonly failedLimit: UnmetConstraint;
  readonly count: number;
  readonly lastOn: Temporal.PlainDate;
};

const mostRows = 300;

/** What nothing was found for, for one actor. */
export function unmetStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    async add(row: {
      readonly concept: string;
      readonly need: Need | null;
      readonly failedLimit: UnmetConstraint;
      readonly placeArea: string | null;
      readonly areaId: string | null;
      readonly referralId: string | null;
      readonly personId: string | null;
    }): Promise<string> {
      const id = newId();
      await db
        .insertInto('unmet_need')
        .values({
          programme_id,
          id,
          need: row.need,
          concept: row.concept,
          failed_limit: row.failedLimit,
          place_area: row.placeArea,
          area_id: row.areaId,
          referral_id: row.referralId,
          person_id: row.personId,
          words: null,
          recorded_by: actor.id,
          at: now,
        })
        .execute();
      return id;
    },

    /** By what is missing, where and why; the most frequent first. Nothing of whom. */
    async counts(): Promise<UnmetCount[]> {
      const { rows } = await sql<UnmetCount>`
        select case when u.concept is null then u.need end as need, u.concept, coalesce(a.name, u.place_area) as area,
          u.failed_limit as "failedLimit", count(*)::int as count, max(u.at at time zone p.time_zone)::date as "lastOn"
        from unmet_need u
        join programme p on p.id = u.programme_id
        left join area a on a.programme_id = u.programme_id and a.id = u.area_id
        where u.programme_id = ${programme_id}
        group by 1, 2, 3, 4 order by count desc, "lastOn" desc, 2, 1, 3, 4 limit ${mostRows}`.execute(db);
      return rows;
    },
  };
}
