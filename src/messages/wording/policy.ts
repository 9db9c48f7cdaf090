import type { Actor } from '../../platform/database/index.ts';

/** What messages say is for the whole programme: the co-ordinator and the administrator decide it. */
export function mayWord(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'coordinator' || actor.role === 'administrator';
}
