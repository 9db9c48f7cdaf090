import { NotFound } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { type Referral, type ReferralQuestion, referralStore } from './store.ts';

/** The one referral whose private link the actor holds. */
export async function findOwn(scope: Scope): Promise<Referral> {
  const referral = await referralStore(scope).find(scope.actor.id);
  if (!referral) throw new NotFound('referral');
  return referral;
}

/** Questions to the referrer, oldest first. */
export async function questionsOf(
  { db, actor }: Scope,
  referralId: string,
): Promise<readonly ReferralQuestion[]> {
  return db
    .selectFrom('referral_question')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .orderBy('asked_at')
    .execute();
}
