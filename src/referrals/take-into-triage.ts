import { NotFound } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { next } from './referral.ts';
import { referralStore } from './store.ts';
import { transition } from './transition.ts';

/**
 * Whoever decides about a referral that nobody has looked at yet, or that still waits for an answer, looks at it now: it goes
 * into triage under their name, as an event of its own. One that is in triage, or past it, is left as it is.
 * @throws NotFound, Forbidden
 */
export async function takeIntoTriage(scope: Scope, referralId: string): Promise<void> {
  const referral = await referralStore(scope).hold(referralId);
  if (!referral) throw new NotFound('referral');
  if (next(referral.state, 'start_triage') === null) return;
  await transition(scope, { referralId, name: 'start_triage' });
}
