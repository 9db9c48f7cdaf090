import { type Insertable, sql, type Updateable } from 'kysely';
import { NotFound } from '../core/index.ts';
import type { Scope, Tables } from '../platform/database/index.ts';
import { sealed } from '../platform/vault/index.ts';
import type { GroupPlace } from './group.ts';
import { openPlaceStates } from './place.ts';

type NewPlace = Omit<Insertable<Tables['group_place']>, 'programme_id' | 'person_id'> & {
  readonly id: string;
  readonly person_id: string;
};
export type PlaceChanges = Omit<Updateable<Tables['group_place']>, 'programme_id' | 'id' | 'version'>;

/** Where somebody stands in the queue of a group; nobody is named. */
export type Queued = {
  readonly placeId: string;
  readonly queuePlace: number;
  readonly couldCome: boolean;
};

/** Places of people in groups, for one actor in one transaction. */
export function placeStore({ db, actor }: Scope) {
  const programme_id = actor.programmeId;
  return {
    async add(row: NewPlace): Promise<void> {
      await db
        .insertInto('group_place')
        .values({
          ...sealed('group_place', row.id, { kind: 'person', id: row.person_id }, row),
          programme_id,
        })
        .execute();
    },

    /**
     * One place, without holding it: the group that it is in is held first.
     * @throws NotFound, also for who may not see whose it is
     */
    async find(id: string): Promise<GroupPlace> {
      const row = await db
        .selectFrom('group_place')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw new NotFound('group_place');
      return row as GroupPlace;
    },

    async change(id: string, set: PlaceChanges): Promise<void> {
      const done = await db
        .updateTable('group_place')
        .set(eb => ({ ...sealed('group_place', id, null, set), version: eb('version', '+', 1) }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .executeTakeFirst();
      // Whoever leads a group sees places that are not theirs to change.
      if (Number(done.numUpdatedRows) !== 1) throw new NotFound('group_place');
    },

    /** The open place of a person in a group. */
    async openOf(groupId: string, personId: string): Promise<GroupPlace | undefined> {
      const row = await db
        .selectFrom('group_place')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('group_id', '=', groupId)
        .where('person_id', '=', personId)
        .where('state', 'in', openPlaceStates)
        .executeTakeFirst();
      return row as GroupPlace | undefined;
    },

    /** Places of a group in some states, in the order of asking. */
    async inStates(groupId: string, states: readonly GroupPlace['state'][]): Promise<readonly GroupPlace[]> {
      const rows = await db
        .selectFrom('group_place')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('group_id', '=', groupId)
        .where('state', '=', eb => eb.fn.any(eb.val([...states])))
        .orderBy('turn')
        .execute();
      return rows as GroupPlace[];
    },

    /** Ends all places of a group that stand so and so. @returns whose, and how they stood */
    async endAll(
      groupId: string,
      states: readonly GroupPlace['state'][],
      set: PlaceChanges,
    ): Promise<readonly { readonly id: string; readonly personId: string; readonly was: string }[]> {
      const open = await this.inStates(groupId, states);
      if (open.length === 0) return [];
      await db
        .updateTable('group_place')
        .set(eb => ({ ...sealed('group_place', groupId, null, set), version: eb('version', '+', 1) }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', eb => eb.fn.any(eb.val(open.map(one => one.id))))
        .execute();
      return open.map(one => ({ id: one.id, personId: one.person_id, was: one.state }));
    },

    /** Who waits, in order. */
    async queue(groupId: string): Promise<readonly Queued[]> {
      const { rows } = await sql<Queued>`
        select place_id as "placeId", queue_place as "queuePlace", could_come as "couldCome" from group_queue(${groupId}::uuid)`.execute(
        db,
      );
      return rows;
    },

    /** Whether the actor may see this person at all. */
    async seesPerson(personId: string): Promise<boolean> {
      if (actor.role === 'person') return actor.id === personId;
      const row = await db
        .selectFrom('person')
        .select('id')
        .where('programme_id', '=', programme_id)
        .where('id', '=', personId)
        .where('merged_into', 'is', null)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
