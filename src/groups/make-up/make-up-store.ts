import type { Insertable } from 'kysely';
import { newId } from '../../core/index.ts';
import type { Scope, Tables } from '../../platform/database/index.ts';

/** How a made-up date stands: arranged, they came, they did not, or it was taken back. */
export const makeUpStates = ['planned', 'came', 'missed', 'cancelled'] as const;
export type MakeUpState = (typeof makeUpStates)[number];

type NewMakeUp = Pick<
  Insertable<Tables['group_make_up']>,
  'place_id' | 'person_id' | 'missed_date_id' | 'missed_as' | 'date_id' | 'group_id'
>;

/** Dates that are made up at another one, for one actor in one transaction. */
export function makeUpStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** @returns its id, or null when this missed date is being made up already */
    async add(row: NewMakeUp): Promise<string | null> {
      const id = newId();
      const done = await db
        .insertInto('group_make_up')
        .values({ ...row, programme_id, id, made_by: actor.id, made_by_name: actor.name, made_at: now })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst();
      return Number(done.numInsertedOrUpdatedRows ?? 0) === 1 ? id : null;
    },

    async find(id: string) {
      return db
        .selectFrom('group_make_up')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .executeTakeFirst();
    },

    /** The register of the missed date follows by a trigger. */
    async settle(id: string, state: MakeUpState): Promise<void> {
      await db
        .updateTable('group_make_up')
        .set(eb => ({
          state,
          settled_at: now,
          settled_by: actor.id,
          settled_by_name: actor.name,
          version: eb('version', '+', 1),
        }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    /** Takes back what was arranged for a missed date at one that was called off since, so that another can be arranged. */
    async dropCalledOff(placeId: string, missedDateId: string): Promise<void> {
      await db
        .updateTable('group_make_up as m')
        .from('group_date as d')
        .set(eb => ({
          state: 'cancelled',
          settled_at: now,
          settled_by: actor.id,
          settled_by_name: actor.name,
          version: eb('m.version', '+', 1),
        }))
        .whereRef('d.programme_id', '=', 'm.programme_id')
        .whereRef('d.id', '=', 'm.date_id')
        .where('d.state', '=', 'cancelled')
        .where('m.programme_id', '=', programme_id)
        .where('m.place_id', '=', placeId)
        .where('m.missed_date_id', '=', missedDateId)
        .where('m.state', '=', 'planned')
        .execute();
    },

    /** The coming dates of a group that guests come to. */
    async datesWithGuests(groupId: string): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('group_make_up as m')
        .innerJoin('group_date as d', join =>
          join.onRef('d.programme_id', '=', 'm.programme_id').onRef('d.id', '=', 'm.date_id'),
        )
        .select('m.date_id')
        .distinct()
        .where('m.programme_id', '=', programme_id)
        .where('m.group_id', '=', groupId)
        .where('m.state', '=', 'planned')
        .where('d.starts_at', '>', now)
        .execute();
      return rows.map(row => row.date_id);
    },
  };
}
