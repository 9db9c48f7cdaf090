import type { Actor } from '../platform/database/index.ts';

/** Yes, or no with the words key of why. */
export type Leave = { readonly ok: true } | { readonly ok: false; readonly reasonKey: string };

/**
 * `found`: new groups, what they are, when they open and that they are called off. `keep`: a date is moved or called off. `book`: places of
 * people. `look`: the pages of a group. `register`: who was there.
 */
export type GroupAct = 'look' | 'found' | 'keep' | 'book' | 'register';

/**
 * The co-ordinator founds groups. Whoever leads one keeps its dates and its register. Everybody who works with people books for those they
 * work with, which the database sees to; a person books for themselves.
 * @param leads the actor leads this group
 */
export function may(actor: Actor, act: GroupAct, leads: boolean): Leave {
  const { role } = actor;
  if (role === 'system' || role === 'coordinator') return { ok: true };
  if (role === 'person' && act === 'book') return { ok: true };
  if (role !== 'link_worker') return { ok: false, reasonKey: 'groups.refused.role' };
  if (act === 'look' || act === 'book') return { ok: true };
  if (act === 'found') return { ok: false, reasonKey: 'groups.refused.found' };
  return leads ? { ok: true } : { ok: false, reasonKey: 'groups.refused.lead' };
}
