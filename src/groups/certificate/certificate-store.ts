import { type Insertable, type Selectable, sql } from 'kysely';
import { NotFound } from '../../core/index.ts';
import type { Scope, Tables } from '../../platform/database/index.ts';

/** A certificate as it was given. */
export type Certificate = Selectable<Tables['group_certificate']>;

/** Certificates of taking part, for one actor in one transaction. */
export function certificateStore({ db, actor }: Scope) {
  const programme_id = actor.programmeId;
  return {
    async add(row: Omit<Insertable<Tables['group_certificate']>, 'programme_id'>): Promise<void> {
      await db
        .insertInto('group_certificate')
        .values({ ...row, programme_id })
        .execute();
    },

    async ofGroup(groupId: string): Promise<readonly Certificate[]> {
      return db
        .selectFrom('group_certificate')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('group_id', '=', groupId)
        .orderBy('issued_at')
        .execute();
    },

    /** @throws NotFound */
    async find(groupId: string, id: string): Promise<Certificate> {
      const row = await db
        .selectFrom('group_certificate')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('group_id', '=', groupId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw new NotFound('group_certificate');
      return row;
    },

    /** The whole name of somebody whom the actor may see. @throws NotFound */
    async nameOf(personId: string): Promise<string> {
      const row = await db
        .selectFrom('person')
        .select(sql<string>`coalesce(known_as, given_name) || ' ' || family_name`.as('name'))
        .where('programme_id', '=', programme_id)
        .where('id', '=', personId)
        .executeTakeFirst();
      if (!row) throw new NotFound('person');
      return row.name;
    },
  };
}
