import type { Actor } from '../platform/database/index.ts';

/** Yes, or no with the words key of why. */
export type Leave = { readonly ok: true } | { readonly ok: false; readonly reasonKey: string };

/** What a policy needs to know of an introduction or of the case it is made in. */
export type IntroductionStanding = {
  readonly linkWorkerId: string | null;
  /** Whose introduction it is; null before there is one. */
  readonly ownerId?: string | null;
  /** The actor has an open task about it: it was handed to them. */
  readonly handed?: boolean;
};

/**
 * Everybody who works with people reads (each read is on record). The case's link worker, the owner of the introduction,
 * whoever it was handed to, and the co-ordinator take it further, also after the case is closed; the clock chases.
 */
export function may(actor: Actor, act: 'read' | 'change', standing: IntroductionStanding): Leave {
  if (!['link_worker', 'coordinator', 'system'].includes(actor.role)) {
    return { ok: false, reasonKey: 'introductions.refused.role' };
  }
  if (act === 'read' || actor.role !== 'link_worker') return { ok: true };
  const mine =
    standing.linkWorkerId === actor.id || standing.ownerId === actor.id || standing.handed === true;
  return mine ? { ok: true } : { ok: false, reasonKey: 'introductions.refused.not_yours' };
}
