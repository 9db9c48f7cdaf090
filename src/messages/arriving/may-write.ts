import type { Actor } from '../../platform/database/index.ts';
import type { Answer } from '../policy.ts';

/** Who writes texts to a person, deals with theirs, and sets when none may come: their link worker, and the co-ordinator. */
export function mayWrite(
  actor: Pick<Actor, 'id' | 'role'>,
  of: { readonly linkWorkerId: string | null },
): Answer {
  if (actor.role === 'coordinator') return { ok: true };
  if (actor.role !== 'link_worker') return { ok: false, reasonKey: 'messages.refused.role' };
  return of.linkWorkerId === actor.id ? { ok: true } : { ok: false, reasonKey: 'messages.refused.notYours' };
}
