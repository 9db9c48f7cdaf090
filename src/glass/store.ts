import { sql } from 'kysely';
import { newId } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { GlassReason, Verdict } from './glass.ts';

/** Who is looked for: never by less than a whole name and the day of birth. */
export type Sought = {
  readonly given: string;
  readonly family: string;
  readonly born: Temporal.PlainDate;
};

/** The only file that writes uses of break-glass. When it ends is the database's to say, not ours. */
export function glassStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** The id of a record that the actor may not see; null when there is none of that name and day. */
    async hidden({ given, family, born }: Sought): Promise<string | null> {
      const { rows } = await sql<{ id: string | null }>`
        select hidden_record(${given}, ${family}, ${born}::date) as id`.execute(db);
      return rows[0]?.id ?? null;
    },
    async open(personId: string, reason: GlassReason, words: string): Promise<string> {
      const id = newId();
      await db
        .insertInto('break_glass')
        .values({
          programme_id,
          id,
          staff_id: actor.id,
          person_id: personId,
          reason,
          words,
          opened_at: now,
          ends_at: now,
        })
        .execute();
      return id;
    },
    /** Closes it now. A second time changes nothing. */
    async end(id: string): Promise<void> {
      await db
        .updateTable('break_glass')
        .set({ ended_at: now, ended_by: actor.id })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute();
    },
    async review(id: string, verdict: Verdict, words: string | null): Promise<void> {
      await db
        .updateTable('break_glass')
        .set({ verdict, review_words: words, reviewed_at: now, reviewed_by: actor.id })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },
  };
}
