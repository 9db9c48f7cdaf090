import { newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Standing } from './tally.ts';

/** How somebody stands on a day, to be written down. */
export type NewMark = {
  readonly placeId: string;
  readonly personId: string;
  readonly standing: Standing;
  readonly note: string | null;
};

/** The lines of registers, for one actor in one transaction. */
export function registerStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const by = { recorded_by: actor.id, recorded_by_name: actor.name, recorded_at: now };
  return {
    /** Writes lines down; one that is there is changed. The database keeps what a signed register said before. */
    async write(
      groupId: string,
      dateId: string,
      marks: readonly NewMark[],
      why: string | null = null,
    ): Promise<void> {
      if (marks.length === 0) return;
      await db
        .insertInto('group_attendance')
        .values(
          marks.map(mark => ({
            programme_id,
            id: newId(),
            group_id: groupId,
            date_id: dateId,
            place_id: mark.placeId,
            person_id: mark.personId,
            state: mark.standing,
            note: mark.note,
            corrected_why: why,
            ...by,
          })),
        )
        .onConflict(conflict =>
          conflict.columns(['programme_id', 'place_id', 'date_id']).doUpdateSet(eb => ({
            state: eb.ref('excluded.state'),
            note: eb.ref('excluded.note'),
            corrected_why: eb.ref('excluded.corrected_why'),
            recorded_by: eb.ref('excluded.recorded_by'),
            recorded_by_name: eb.ref('excluded.recorded_by_name'),
            recorded_at: eb.ref('excluded.recorded_at'),
            version: eb('group_attendance.version', '+', 1),
          })),
        )
        .execute();
    },

    /** Who said that they cannot come does after all. A register that is kept already says so itself. */
    async takeBackExcuse(placeId: string, dateId: string): Promise<void> {
      await db
        .deleteFrom('group_attendance')
        .where('programme_id', '=', programme_id)
        .where('place_id', '=', placeId)
        .where('date_id', '=', dateId)
        .where('state', '=', 'excused')
        .execute();
    },

    async addWalkIn(row: {
      readonly groupId: string;
      readonly dateId: string;
      readonly firstName: string;
      readonly wantsPlace: boolean;
    }): Promise<string> {
      const id = newId();
      await db
        .insertInto('group_walk_in')
        .values({
          programme_id,
          id,
          group_id: row.groupId,
          date_id: row.dateId,
          first_name: row.firstName,
          wants_place: row.wantsPlace,
          noted_by: actor.id,
          noted_by_name: actor.name,
          noted_at: now,
        })
        .execute();
      return id;
    },

    /** Forgets what those were called who came without a place before `moment`. */
    async forgetWalkIns(moment: Temporal.Instant): Promise<void> {
      await db
        .updateTable('group_walk_in')
        .set({ first_name: null })
        .where('programme_id', '=', programme_id)
        .where('noted_at', '<', moment)
        .where('first_name', 'is not', null)
        .execute();
    },
  };
}
