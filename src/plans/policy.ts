import { isWorkState } from '../care/index.ts';
import type { Actor } from '../platform/database/index.ts';
import type { ReferralState } from '../referrals/index.ts';

type Answer = { readonly ok: true } | { readonly ok: false; readonly reasonKey: string };

/**
 * A plan is read by everybody who works with people in the programme (each read is on record). It is changed and
 * agreed by the case's own link worker or the co-ordinator, while the case is being worked on.
 */
export function may(
  actor: Actor,
  act: 'read' | 'change' | 'agree',
  standing: { readonly state: ReferralState; readonly linkWorkerId: string | null },
): Answer {
  if (!['link_worker', 'coordinator', 'system'].includes(actor.role))
    return { ok: false, reasonKey: 'plans.refused.role' };
  if (act === 'read') return { ok: true };
  if (actor.role === 'link_worker' && standing.linkWorkerId !== actor.id) {
    return { ok: false, reasonKey: 'plans.refused.notYours' };
  }
  return isWorkState(standing.state) ? { ok: true } : { ok: false, reasonKey: 'plans.refused.closed' };
}
