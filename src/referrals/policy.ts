import type { Actor } from '../platform/database/index.ts';
import { type ReferralState, type Transition, type TransitionName, transitions } from './referral.ts';

/** What a policy needs to know of a referral. */
export type ReferralStanding = { readonly state: ReferralState; readonly link_worker_id: string | null };

/** Things done to a referral that change no state. */
export type ReferralAct = 'read' | 'change';

/** Yes, or no with the words key of why. */
export type Leave = { readonly ok: true } | { readonly ok: false; readonly reasonKey: string };

const yes: Leave = { ok: true };
const no = (reasonKey: string): Leave => ({ ok: false, reasonKey });

/**
 * May this actor do that to this referral? Says nothing of the state machine: `next` does.
 * A link worker works on their own referrals and on those that nobody has yet; the co-ordinator on all. Reading is
 * open to both, because a colleague of the team stands in when somebody is away, and every read is on record; what is of another
 * team does not exist for a link worker (docs/who-sees-what.md).
 * @example may(actor, 'accept', referral) // { ok: false, reasonKey: 'referrals.refused.role' }
 */
export function may(actor: Actor, act: TransitionName | ReferralAct, referral: ReferralStanding): Leave {
  if (act === 'read') {
    return ['link_worker', 'coordinator', 'system', 'referrer'].includes(actor.role)
      ? yes
      : no('referrals.refused.role');
  }
  const transition: Transition | null = act === 'change' ? null : transitions[act];
  const who = transition ? transition.who : (['link_worker', 'coordinator', 'system'] as const);
  if (!who.some(role => role === actor.role)) return no('referrals.refused.role');
  if (actor.role !== 'link_worker') return yes;
  const mine = referral.link_worker_id === null || referral.link_worker_id === actor.id;
  return mine ? yes : no('referrals.refused.not_yours');
}
