import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { mayManage, type StaffRole } from './policy.ts';

/**
 * Gives somebody another role. They are signed out everywhere in the same moment (by the table itself), so that nothing done with
 * the old role goes on.
 * @throws Forbidden for oneself or without the right to it, NotFound
 */
export async function changeRole(
  scope: Scope,
  input: { readonly staffId: string; readonly role: StaffRole },
): Promise<void> {
  await change(scope, input.staffId, { role: input.role });
  const subject = { kind: 'staff', id: input.staffId };
  await audit(scope, { verb: 'staff.role_changed', subject, fields: ['role'], reason: input.role });
  await emit(scope, { name: 'StaffSignInChanged', subjectId: input.staffId, payload: { what: 'role' } });
}

/** Somebody leaves, or comes back. Who leaves is signed out everywhere at once; what they did stays under their name. */
export async function setActive(
  scope: Scope,
  input: { readonly staffId: string; readonly active: boolean },
): Promise<void> {
  await change(scope, input.staffId, { active: input.active });
  await audit(scope, {
    verb: input.active ? 'staff.came_back' : 'staff.left',
    subject: { kind: 'staff', id: input.staffId },
    fields: ['active'],
  });
}

async function change(
  { db, actor }: Scope,
  staffId: string,
  to: { readonly role: StaffRole } | { readonly active: boolean },
): Promise<void> {
  if (!mayManage(actor, staffId)) throw new Forbidden('identity.refused.manage');
  const { numUpdatedRows } = await db
    .updateTable('staff')
    .set(to)
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', staffId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new NotFound('staff');
}
