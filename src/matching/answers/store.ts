import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { type KeptAnswer, keptAnswer } from './answer-kept.ts';

/** Hours in which an introduction is taken to come from the answer its maker looked at. */
const hoursOfUse = 24;
/** Days after which an answer that led to nothing is forgotten. */
const daysKept = 7;

/** Answers that were shown for somebody's case, for one actor. */
export function answerStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** Keeps an answer; the same answer looked at again is the same row, seen later. True when it is new. */
    async keep(referralId: string, answer: KeptAnswer): Promise<boolean> {
      const content = JSON.stringify(answer);
      const id = nameOf(`${programme_id} ${referralId} ${actor.id} ${content}`);
      const { rows } = await sql<{ fresh: boolean }>`
        insert into match_answer (programme_id, id, referral_id, asked_by, asked_at, content)
        values (${programme_id}, ${id}, ${referralId}, ${actor.id}, ${now}, ${content}::jsonb)
        on conflict (programme_id, id) do update set asked_at = excluded.asked_at
        returning xmax = 0 as fresh`.execute(db);
      return rows[0]?.fresh ?? false;
    },

    /** Puts the answer that this actor saw last for the case, with the service in it, beside the introduction. */
    async attach(introductionId: string, referralId: string, serviceId: string): Promise<boolean> {
      const done = await sql`
        insert into introduction_answer (programme_id, introduction_id, asked_at, content)
        select programme_id, ${introductionId}::uuid, asked_at, content from match_answer
        where programme_id = ${programme_id} and referral_id = ${referralId} and asked_by = ${actor.id}
          and asked_at > ${now.subtract({ hours: hoursOfUse })}
          and content @> jsonb_build_object('services', jsonb_build_array(jsonb_build_object('id', ${serviceId}::text)))
        order by asked_at desc limit 1`.execute(db);
      return Number(done.numAffectedRows ?? 0) > 0;
    },

    /** The answer an introduction came from; null when it came from none. */
    async of(introductionId: string): Promise<{ askedAt: Temporal.Instant; answer: KeptAnswer } | null> {
      const row = await db
        .selectFrom('introduction_answer')
        .select(['asked_at', 'content'])
        .where('programme_id', '=', programme_id)
        .where('introduction_id', '=', introductionId)
        .executeTakeFirst();
      return row ? { askedAt: row.asked_at, answer: keptAnswer.parse(row.content) } : null;
    },

    /** Forgets answers that led to nothing. */
    async forgetOld(): Promise<void> {
      await db
        .deleteFrom('match_answer')
        .where('programme_id', '=', programme_id)
        .where('asked_at', '<', now.subtract({ hours: 24 * daysKept }))
        .execute();
    },
  };
}

/** A UUID made of a text, so that the same answer has the same id. */
function nameOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
