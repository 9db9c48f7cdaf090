import type { Selectable } from 'kysely';
import { newId, parseReference, reference } from '../../core/index.ts';
import type { Scope, Tables } from '../../platform/database/index.ts';

/** What codes of strips begin with: `A-7K3M-2QXD`. */
const PREFIX = 'A';

export type AnswerSlip = Selectable<Tables['answer_slip']>;
/** What a strip asks: about a meeting, whether they want us at all, whether they still wait. */
export type SlipAbout = 'session' | 'here' | 'waiting';
/** What can be ticked on a strip. */
export const slipAnswers = ['yes', 'cannot', 'ring', 'stop'] as const;
export type SlipAnswer = (typeof slipAnswers)[number];
/** How a strip's answer comes back. */
export const slipWays = ['post', 'phone', 'in_person'] as const;
export type SlipWay = (typeof slipWays)[number];

/** Strips at the foot of letters, for one actor in one transaction. */
export function answerSlips({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const reading = () => db.selectFrom('answer_slip').selectAll().where('programme_id', '=', programme_id);
  return {
    /** A new strip. @returns its code */
    async add(of: {
      readonly referralId: string;
      readonly about: SlipAbout;
      readonly sessionId?: string | null;
    }): Promise<string> {
      for (let tries = 0; tries < 5; tries++) {
        const code = reference(PREFIX);
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('answer_slip')
          .values({
            programme_id,
            id: newId(),
            referral_id: of.referralId,
            code,
            about: of.about,
            session_id: of.sessionId ?? null,
            made_at: now,
          })
          .onConflict(conflict => conflict.columns(['programme_id', 'code']).doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 1n) return code;
      }
      throw new Error('no free code was found');
    },

    /** The strip of a code as somebody typed it, held until the transaction ends when it will be answered. */
    async typed(text: string, hold = false): Promise<AnswerSlip | undefined> {
      const read = parseReference(text, PREFIX);
      if (!read.ok) return undefined;
      const query = reading().where('code', '=', read.value);
      return (hold ? query.forUpdate() : query).executeTakeFirst();
    },

    async answer(id: string, answer: SlipAnswer, way: SlipWay): Promise<void> {
      await db
        .updateTable('answer_slip')
        .set({ answer, way, answered_at: now, answered_by: actor.id })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },
  };
}
