import type { Insertable } from 'kysely';
import { newId } from '../../core/index.ts';
import type { Scope, Tables } from '../../platform/database/index.ts';

type Check = Insertable<Tables['crisis_line_check']>;

export type NewOwnLine = Pick<
  Insertable<Tables['crisis_line']>,
  'name' | 'phone' | 'text_word' | 'text_to' | 'purpose' | 'hours' | 'source'
>;

/** The tables of the registry of crisis lines. A trigger keeps what the public panel needs on the programme itself. */
export function crisisLineStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    async addCheck(check: Pick<Check, 'line' | 'how' | 'works' | 'shown_until' | 'note' | 'checked_on'>) {
      await db
        .insertInto('crisis_line_check')
        .values({
          ...check,
          programme_id,
          id: newId(),
          checked_by: actor.id,
          checked_by_name: actor.name,
          checked_at: now,
        })
        .execute();
    },

    async addLine(line: NewOwnLine): Promise<string> {
      const id = newId();
      await db
        .insertInto('crisis_line')
        .values({ ...line, programme_id, id, added_by: actor.id, added_at: now })
        .execute();
      return id;
    },

    /** @returns false when there is no such line in use */
    async removeLine(id: string): Promise<boolean> {
      const done = await db
        .updateTable('crisis_line')
        .set({ removed_at: now, removed_by: actor.id })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },

    /** What the programme shows now: its region and what it put on record. */
    async registry(): Promise<{ readonly region: string; readonly crisisLines: unknown }> {
      const row = await db
        .selectFrom('programme')
        .select(['region', 'crisis_lines'])
        .where('id', '=', programme_id)
        .executeTakeFirstOrThrow();
      return { region: row.region, crisisLines: row.crisis_lines };
    },
  };
}
