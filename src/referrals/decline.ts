import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { DeclineReason } from '../programmes/index.ts';
import type { Referral } from './store.ts';
import { takeIntoTriage } from './take-into-triage.ts';
import { transition } from './transition.ts';

/** Does not take a referral on, with a coded reason. Emits `ReferralDeclined`. */
export async function decline(
  scope: Scope,
  input: { readonly referralId: string; readonly reason: DeclineReason; readonly note: string | null },
): Promise<Referral> {
  await takeIntoTriage(scope, input.referralId);
  const referral = await transition(scope, {
    ...input,
    name: 'decline',
    set: {
      triaged_at: scope.now,
      triaged_by: scope.actor.id,
      decision_reason: input.reason,
      decision_note: input.note,
    },
  });
  await emit(scope, { name: 'ReferralDeclined', subjectId: referral.id, payload: { reason: input.reason } });
  return referral;
}
