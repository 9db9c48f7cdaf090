import type { Actor } from '../platform/database/index.ts';

/** Joining two records moves other people's work, so it is the co-ordinator's. */
export function mayMerge(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'coordinator' || actor.role === 'system';
}
