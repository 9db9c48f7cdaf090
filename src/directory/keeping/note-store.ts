import { newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';

/** What link workers tell each other of a group. */
export type ServiceNote = {
  readonly id: string;
  readonly text: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly createdAt: Temporal.Instant;
  readonly editedAt: Temporal.Instant | null;
};

/** The notes of a programme about services, for one actor. */
export function noteStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** Notes about an entry and those merged into it, newest first. */
    async about(serviceIds: readonly string[]): Promise<readonly ServiceNote[]> {
      const rows = await db
        .selectFrom('service_note as n')
        .innerJoin('staff as s', join =>
          join.onRef('s.programme_id', '=', 'n.programme_id').onRef('s.id', '=', 'n.author_id'),
        )
        .select(['n.id', 'n.text', 'n.author_id', 's.name', 'n.created_at', 'n.edited_at'])
        .where('n.programme_id', '=', programme_id)
        .where('n.service_id', '=', eb => eb.fn.any(eb.val([...serviceIds])))
        .where('n.removed_at', 'is', null)
        .orderBy('n.created_at', 'desc')
        .orderBy('n.id', 'desc')
        .limit(100)
        .execute();
      return rows.map(row => ({
        id: row.id,
        text: row.text,
        authorId: row.author_id,
        authorName: row.name,
        createdAt: row.created_at,
        editedAt: row.edited_at,
      }));
    },

    async add(serviceId: string, text: string): Promise<string> {
      const id = newId();
      await db
        .insertInto('service_note')
        .values({ programme_id, id, service_id: serviceId, author_id: actor.id, text, created_at: now })
        .execute();
      return id;
    },

    /** The note as it stands. */
    async find(id: string) {
      return db
        .selectFrom('service_note')
        .select(['id', 'service_id', 'author_id', 'removed_at'])
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .executeTakeFirst();
    },

    async change(
      id: string,
      set:
        | { readonly text: string; readonly edited_at: Temporal.Instant }
        | { readonly removed_at: Temporal.Instant },
    ): Promise<void> {
      await db
        .updateTable('service_note')
        .set(set)
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },
  };
}
