import type { Actor } from '../../platform/database/index.ts';

/** Those who work with the person; whose person it is, row-level security knows. */
export function mayGiveLink(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'link_worker' || actor.role === 'coordinator';
}

/** The same, and the person themselves, for whom the sign-in does it. */
export function mayEndLink(actor: Pick<Actor, 'role'>): boolean {
  return mayGiveLink(actor) || actor.role === 'signin' || actor.role === 'system';
}

/** Who lets a helper in: the person themselves, and whoever works with them, on their word. Never another helper. */
export function mayLetHelp(actor: Pick<Actor, 'role' | 'id'>, personId: string): boolean {
  return mayGiveLink(actor) || (actor.role === 'person' && actor.id === personId);
}
