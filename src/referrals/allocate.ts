import { NotFound, Refused } from '../core/index.ts';
import { activeStaff } from '../identity/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { type Referral, referralStore } from './store.ts';
import { transition } from './transition.ts';

export type AllocateInput = {
  readonly referralId: string;
  readonly linkWorkerId: string;
  /** Why it goes to somebody else; needed when the person has a link worker already. */
  readonly reason?: string | null | undefined;
  readonly note?: string | null | undefined;
};

/**
 * Gives a person to a link worker. Given to another one, the case goes on where it stands: only who has it changes, and
 * since when somebody has had it stays, for that is how long the person has waited to hear from us.
 * Emits `ReferralAllocated` with the one before, if any.
 * @throws NotFound when there is no such link worker in the programme
 * @throws Refused when they have the case already
 */
export async function allocate(scope: Scope, input: AllocateInput): Promise<Referral> {
  const { referralId, linkWorkerId, reason = null, note = null } = input;
  const worker = (await activeStaff(scope)).find(
    one => one.id === linkWorkerId && (one.role === 'link_worker' || one.role === 'coordinator'),
  );
  if (!worker) throw new NotFound('link worker');
  const before = await referralStore(scope).hold(referralId);
  if (!before) throw new NotFound('referral');
  const again = before.link_worker_id !== null;
  if (before.link_worker_id === linkWorkerId)
    throw new Refused('referrals.refused.has_it', { name: worker.name });
  const referral = await transition(scope, {
    referralId,
    name: again ? 'reallocate' : 'allocate',
    reason,
    note,
    set: { link_worker_id: linkWorkerId, ...(again ? {} : { allocated_at: scope.now }) },
  });
  await emit(scope, {
    name: 'ReferralAllocated',
    subjectId: referralId,
    payload: { linkWorkerId, before: before.link_worker_id },
  });
  return referral;
}
