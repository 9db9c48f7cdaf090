import type { Actor } from '../platform/database/index.ts';

export type Answer = { readonly ok: true } | { readonly ok: false; readonly reasonKey: string };

const no = (reasonKey: string): Answer => ({ ok: false, reasonKey });

/** What a policy needs to know of a letter; `state` is null for one that is not made yet. */
export type LetterStanding = {
  readonly state: 'draft' | 'sent' | null;
  readonly linkWorkerId: string | null;
};

/**
 * Everybody who works with people reads letters (each read is on record); the case's own link worker or the co-ordinator
 * makes, changes and sends them. A letter that was sent stays as it was sent.
 */
export function may(actor: Actor, act: 'read' | 'make' | 'change' | 'send', letter: LetterStanding): Answer {
  if (!['link_worker', 'coordinator', 'system'].includes(actor.role)) return no('letters.refused.role');
  if (act === 'read') return { ok: true };
  if (actor.role === 'link_worker' && letter.linkWorkerId !== actor.id) return no('letters.refused.notYours');
  return letter.state === 'sent' ? no('letters.refused.sent') : { ok: true };
}
