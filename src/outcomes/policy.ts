import type { Actor } from '../platform/database/index.ts';
import type { Timepoint } from '../programmes/index.ts';
import type { ReferralState } from '../referrals/index.ts';

/** Yes, or no with the words key of why. `closed` says that the state forbids it, whoever asks. */
export type Leave =
  | { readonly ok: true }
  | { readonly ok: false; readonly reasonKey: string; readonly closed: boolean };

const work: readonly ReferralState[] = ['allocated', 'contacting', 'active', 'on_hold'];
const after: readonly ReferralState[] = ['closed', 'follow_up'];

/** In which states of the referral each timepoint can be asked. */
export const askedIn: Readonly<Record<Timepoint, readonly ReferralState[]>> = {
  baseline: work,
  review: work,
  end: [...work, ...after],
  follow_up: after,
  waiting: ['accepted', 'waiting'],
  // A course goes on whatever becomes of the case it was booked in.
  course_start: ['accepted', 'waiting', ...work, ...after],
  course_end: ['accepted', 'waiting', ...work, ...after],
};

/**
 * Measures are read by everybody who works with people (each read is on record) and recorded by the case's own link
 * worker or the co-ordinator, at a timepoint that fits the state of the case.
 */
export function may(
  actor: Actor,
  act: 'read' | { readonly record: Timepoint },
  standing: { readonly state: ReferralState; readonly linkWorkerId: string | null },
): Leave {
  const no = (reasonKey: string, closed = false): Leave => ({ ok: false, reasonKey, closed });
  if (!['link_worker', 'coordinator', 'system'].includes(actor.role)) return no('outcomes.refused.role');
  if (act === 'read') return { ok: true };
  if (actor.role === 'link_worker' && standing.linkWorkerId !== actor.id)
    return no('outcomes.refused.not_yours');
  if (askedIn[act.record].includes(standing.state)) return { ok: true };
  return no(`outcomes.refused.when.${act.record}`, true);
}
