import { NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { type Referral, referralStore } from './store.ts';
import { takeIntoTriage } from './take-into-triage.ts';
import { transition } from './transition.ts';

/** Says that a referral repeats another one of the same programme. Emits `ReferralMarkedDuplicate`. */
export async function markDuplicate(
  scope: Scope,
  input: { readonly referralId: string; readonly ofId: string; readonly note: string | null },
): Promise<Referral> {
  if (input.ofId === input.referralId) throw new Refused('referrals.refused.own_duplicate');
  const other = await referralStore(scope).find(input.ofId);
  if (!other) throw new NotFound('referral');
  if (other.state === 'duplicate') throw new Refused('referrals.refused.duplicate_of_duplicate');
  await takeIntoTriage(scope, input.referralId);
  const referral = await transition(scope, {
    referralId: input.referralId,
    name: 'mark_duplicate',
    note: input.note,
    set: {
      duplicate_of: other.id,
      person_id: other.person_id,
      triaged_at: scope.now,
      triaged_by: scope.actor.id,
      decision_note: input.note,
    },
  });
  await emit(scope, { name: 'ReferralMarkedDuplicate', subjectId: referral.id, payload: { ofId: other.id } });
  return referral;
}
