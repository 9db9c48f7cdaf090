import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';

/** Facts that somebody may need and nobody knows. Words: `directory.keeping.ask.<code>`. */
export const askableFacts = ['cost', 'step_free', 'times', 'who_for', 'contact'] as const;
export type AskableFact = (typeof askableFacts)[number];

/** What people asked of services and nobody knew, for one actor. */
export function questionStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** Counts each question once more; one that was answered is open again. */
    async ask(
      questions: readonly { readonly serviceId: string; readonly fact: AskableFact }[],
    ): Promise<void> {
      if (questions.length === 0) return;
      await sql`
        insert into service_question as q (programme_id, service_id, fact, first_asked_at, last_asked_at)
        select distinct ${programme_id}::uuid, asked."serviceId", asked.fact, ${now}::timestamptz, ${now}::timestamptz
        from json_to_recordset(${JSON.stringify(questions)}::json) as asked ("serviceId" uuid, fact text)
        on conflict (programme_id, service_id, fact) do update
          set asked_times = q.asked_times + 1, last_asked_at = excluded.last_asked_at, answered_at = null`.execute(
        db,
      );
    },

    /** Ends questions about an entry; all of them when none are named. */
    async answer(
      serviceIds: readonly string[],
      facts: readonly AskableFact[] = askableFacts,
    ): Promise<number> {
      const done = await db
        .updateTable('service_question')
        .set({ answered_at: now })
        .where('programme_id', '=', programme_id)
        .where('service_id', '=', eb => eb.fn.any(eb.val([...serviceIds])))
        .where('fact', '=', eb => eb.fn.any(eb.val([...facts])))
        .where('answered_at', 'is', null)
        .executeTakeFirst();
      return Number(done.numUpdatedRows);
    },
  };
}
