import { audit } from '../audit/index.ts';
import { Forbidden, NotFound } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { may } from './policy.ts';
import { referralStore } from './store.ts';

/** A person has read what asked for careful reading. What they make of it is a concern of its own, in the room care. */
export async function markRead(scope: Scope, referralId: string): Promise<void> {
  const store = referralStore(scope);
  const referral = await store.hold(referralId);
  if (!referral) throw new NotFound('referral');
  const leave = may(scope.actor, 'change', referral);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  await store.finishReading(referralId);
  await audit(scope, {
    verb: 'referral.read_carefully',
    subject: { kind: 'referral', id: referralId },
    personId: referral.person_id,
  });
}
