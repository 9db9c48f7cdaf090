import { type Insertable, sql, type Updateable } from 'kysely';
import { NotFound, newId } from '../core/index.ts';
import type { Scope, Tables } from '../platform/database/index.ts';
import type { GroupDate, Leader, OwnGroup } from './group.ts';

type NewGroup = Omit<Insertable<Tables['own_group']>, 'programme_id'>;
export type GroupChanges = Omit<Updateable<Tables['own_group']>, 'programme_id' | 'id' | 'version'>;
export type DateChanges = Omit<Updateable<Tables['group_date']>, 'programme_id' | 'id' | 'group_id'>;

/** Groups with their dates and leaders, for one actor in one transaction. */
export function groupStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    async add(row: NewGroup): Promise<void> {
      await db
        .insertInto('own_group')
        .values({ ...row, programme_id })
        .execute();
    },

    /**
     * A group, held until the transaction ends: who books in it meanwhile waits.
     * @throws NotFound
     */
    async hold(id: string): Promise<OwnGroup> {
      await sql`select hold_group(${id}::uuid)`.execute(db);
      const row = await db
        .selectFrom('own_group')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw new NotFound('group');
      return row as OwnGroup;
    },

    async change(id: string, set: GroupChanges): Promise<void> {
      await db
        .updateTable('own_group')
        .set(eb => ({ ...set, version: eb('version', '+', 1) }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    async leads(id: string): Promise<boolean> {
      const row = await db
        .selectFrom('group_facilitator')
        .select('id')
        .where('programme_id', '=', programme_id)
        .where('group_id', '=', id)
        .where('staff_id', '=', actor.id)
        .where('ended_at', 'is', null)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** From now on these lead it; who led it before is kept with the day it ended. */
    async setLeaders(groupId: string, leaders: readonly Leader[]): Promise<void> {
      await db
        .updateTable('group_facilitator')
        .set({ ended_at: now })
        .where('programme_id', '=', programme_id)
        .where('group_id', '=', groupId)
        .where('ended_at', 'is', null)
        .execute();
      if (leaders.length === 0) return;
      await db
        .insertInto('group_facilitator')
        .values(
          leaders.map(leader => ({
            programme_id,
            id: newId(),
            group_id: groupId,
            staff_id: 'staffId' in leader ? leader.staffId : null,
            name: leader.name ?? null,
            added_at: now,
          })),
        )
        .execute();
    },

    async addDates(
      groupId: string,
      dates: readonly { readonly number: number; readonly startsAt: Temporal.Instant }[],
      minutes: number,
    ): Promise<void> {
      if (dates.length === 0) return;
      await db
        .insertInto('group_date')
        .values(
          dates.map(({ number, startsAt }) => ({
            programme_id,
            id: newId(),
            group_id: groupId,
            number,
            starts_at: startsAt,
            minutes,
          })),
        )
        .execute();
    },

    /** Takes the dates of a draft away, before they are made anew. */
    async dropDates(groupId: string): Promise<void> {
      await sql`select drop_draft_dates(${groupId}::uuid)`.execute(db);
    },

    /** All dates of a group in order of their number. */
    async dates(groupId: string): Promise<readonly GroupDate[]> {
      return db
        .selectFrom('group_date')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('group_id', '=', groupId)
        .orderBy('number')
        .execute();
    },

    /**
     * One date of a group, held until the transaction ends.
     * @throws NotFound
     */
    async holdDate(groupId: string, dateId: string): Promise<GroupDate> {
      const row = await db
        .selectFrom('group_date')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('group_id', '=', groupId)
        .where('id', '=', dateId)
        .forUpdate()
        .executeTakeFirst();
      if (!row) throw new NotFound('group_date');
      return row;
    },

    async changeDate(dateId: string, set: DateChanges): Promise<void> {
      await db
        .updateTable('group_date')
        .set(eb => ({ ...set, changed_at: now, changed_by: actor.id, version: eb('version', '+', 1) }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', dateId)
        .execute();
    },

    /** Calls off what is still to come. */
    async cancelComing(groupId: string, why: string): Promise<void> {
      await db
        .updateTable('group_date')
        .set({ state: 'cancelled', why, changed_at: now, changed_by: actor.id })
        .where('programme_id', '=', programme_id)
        .where('group_id', '=', groupId)
        .where('state', '=', 'planned')
        .where('starts_at', '>', now)
        .execute();
    },
  };
}
