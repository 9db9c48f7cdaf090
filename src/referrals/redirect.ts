import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { RedirectPlace } from '../programmes/index.ts';
import type { Referral } from './store.ts';
import { takeIntoTriage } from './take-into-triage.ts';
import { transition } from './transition.ts';

export type RedirectInput = {
  readonly referralId: string;
  readonly place: RedirectPlace;
  /** Name of the service, as people know it. */
  readonly to: string;
  /** Whether somebody there has taken it over, or it was only suggested. */
  readonly handoverMade: boolean;
  readonly note: string | null;
};

/** Sends a referral to where it belongs. Emits `ReferralRedirected`. */
export async function redirect(scope: Scope, input: RedirectInput): Promise<Referral> {
  const { referralId, place, to, handoverMade, note } = input;
  await takeIntoTriage(scope, referralId);
  const referral = await transition(scope, {
    referralId,
    name: 'redirect',
    reason: place,
    note,
    set: {
      triaged_at: scope.now,
      triaged_by: scope.actor.id,
      decision_reason: place,
      decision_note: note,
      redirected_to: to,
      handover_made: handoverMade,
    },
  });
  await emit(scope, { name: 'ReferralRedirected', subjectId: referralId, payload: { place, handoverMade } });
  return referral;
}
