import type { Actor } from '../platform/database/index.ts';

/** Joining two records moves other people's work, so it is the co-ordinator's. */
export function mayMerge(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'coordinator' || actor.role === 'system';
}

/** What somebody said is written down by those who work with people, or by the person for themselves. */
export function mayRecordConsent(actor: Pick<Actor, 'role' | 'id'>, personId: string): boolean {
  return ['link_worker', 'coordinator', 'system'].includes(actor.role) || isSelf(actor, personId);
}

/** A word that was written down is taken back by staff; the person says a new one, which counts more. */
export function mayTakeBackConsent(actor: Pick<Actor, 'role'>): boolean {
  return ['link_worker', 'coordinator', 'system'].includes(actor.role);
}

const isSelf = (actor: Pick<Actor, 'role' | 'id'>, personId: string): boolean =>
  actor.role === 'person' && actor.id === personId;

/** What people are asked is a setting of the programme. */
export function mayPublishWording(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'administrator';
}
