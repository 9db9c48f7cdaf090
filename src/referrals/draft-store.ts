import type { Scope } from '../platform/database/index.ts';
import { type Draft, keysOf, seal, unseal } from './draft.ts';

const DAYS = 28;

/** Unfinished self-referrals. Kept sealed for 28 days after the last change, then removed by `draftRoutine`. */
export function draftStore({ db, actor, now }: Scope) {
  const { programmeId } = actor;
  const about = `${programmeId}|self_referral_draft|answers`;
  return {
    /** The draft of a code, held until the transaction ends; null when there is none or its day has passed. */
    async open(code: string): Promise<Draft | null> {
      const { hash, key } = await keysOf(programmeId, code);
      const row = await db
        .selectFrom('self_referral_draft')
        .select('answers')
        .where('programme_id', '=', programmeId)
        .where('code_hash', '=', hash)
        .where('expires_at', '>', now)
        .forUpdate()
        .executeTakeFirst();
      return row ? unseal(key, about, row.answers) : null;
    },

    async save(code: string, draft: Draft, step: number): Promise<void> {
      const { hash, key } = await keysOf(programmeId, code);
      const kept = {
        answers: seal(key, about, draft),
        step,
        updated_at: now,
        expires_at: now.add({ hours: DAYS * 24 }),
      };
      await db
        .insertInto('self_referral_draft')
        .values({ ...kept, programme_id: programmeId, code_hash: hash, created_at: now })
        .onConflict(conflict => conflict.columns(['programme_id', 'code_hash']).doUpdateSet(kept))
        .execute();
    },

    async drop(code: string): Promise<void> {
      const { hash } = await keysOf(programmeId, code);
      await db
        .deleteFrom('self_referral_draft')
        .where('programme_id', '=', programmeId)
        .where('code_hash', '=', hash)
        .execute();
    },

    /** Removes what has run out. */
    async dropExpired(): Promise<void> {
      await db
        .deleteFrom('self_referral_draft')
        .where('programme_id', '=', programmeId)
        .where('expires_at', '<=', now)
        .execute();
    },
  };
}
