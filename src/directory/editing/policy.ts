import { Forbidden } from '../../core/index.ts';
import type { Actor } from '../../platform/database/index.ts';

/** Yes, or no with the words key of why. */
export type Leave = { readonly ok: true } | { readonly ok: false; readonly reasonKey: string };

/**
 * Those who keep the directory change it: co-ordinators, administrators, and the house itself when it carries out what one of
 * them decided. A link worker may say that facts are still right.
 */
export function may(actor: Actor, act: 'edit' | 'confirm'): Leave {
  const keeps = ['coordinator', 'administrator', 'system'].includes(actor.role);
  if (keeps || (act === 'confirm' && actor.role === 'link_worker')) return { ok: true };
  return { ok: false, reasonKey: 'directory.edit.refused' };
}

/** Whose an entry is: read from its source. */
export type Kept = { readonly own: boolean; readonly mine: boolean };

/**
 * What came from a source is kept by all programmes of its region; what a programme wrote itself is changed by it alone. That
 * it is still right may be said by all.
 */
export function mayKeep(entry: Kept, act: 'edit' | 'confirm'): Leave {
  const free = act === 'confirm' || !entry.own || entry.mine;
  return free ? { ok: true } : { ok: false, reasonKey: 'directory.edit.refused_theirs' };
}

/** Throws Forbidden when the actor may not. */
export function permit(actor: Actor, act: 'edit' | 'confirm'): void {
  const leave = may(actor, act);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
}
