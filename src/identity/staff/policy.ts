import type { Actor, Role } from '../../platform/database/index.ts';

/** Roles that members of staff have. */
export const staffRoles = ['link_worker', 'coordinator', 'administrator', 'analyst'] as const;
export type StaffRole = (typeof staffRoles)[number];

type Who = Pick<Actor, 'id' | 'role'>;

/** Which roles somebody may invite people to: an administrator to all, a co-ordinator link workers. */
export function mayInviteTo(actor: Who): readonly StaffRole[] {
  if (actor.role === 'administrator' || actor.role === 'system') return staffRoles;
  return actor.role === 'coordinator' ? ['link_worker'] : [];
}

/** Roles and leaving are the administrator's, and never one's own: nobody widens what they may do, or locks themselves out. */
export function mayManage(actor: Who, staffId: string): boolean {
  return (actor.role === 'administrator' || actor.role === 'system') && actor.id !== staffId;
}

/** A new link goes to whomever one could have invited. */
export function mayLetIn(actor: Who, to: { readonly id: string; readonly role: Role }): boolean {
  return actor.id !== to.id && mayInviteTo(actor).some(role => role === to.role);
}

/** Teams decide who sees whose record, so they are the administrator's, who sees none. */
export function mayKeepTeams(actor: Who): boolean {
  return actor.role === 'administrator' || actor.role === 'system';
}
