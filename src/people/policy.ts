import type { Actor } from '../platform/database/index.ts';

/** Who may see and change a person's record: those who do the work. Every read is on record. */
export function mayKeep(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'link_worker' || actor.role === 'coordinator' || actor.role === 'system';
}

/** Joining two records moves other people's work, so it is the co-ordinator's. */
export function mayMerge(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'coordinator' || actor.role === 'system';
}
