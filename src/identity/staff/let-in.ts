import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { makeStaffLink } from '../links/staff-link.ts';
import { forgetDevices } from '../sessions/known-devices.ts';
import { endSessions } from '../sessions/session-list.ts';

/** Everything by which somebody can show who they are. */
const proofs = [
  'staff_password',
  'staff_totp',
  'staff_recovery_code',
  'staff_passkey',
  'staff_federation',
] as const;

/**
 * For somebody who has lost everything they sign in with: all of it is taken away, every sign-in ends, and a new invitation is made.
 * They are written to, whoever asked for it.
 * @param scope of the sign-in (the actor is whoever lets them in), or of the owner of the database
 * @returns the token of the link, to be handed over
 */
export async function letInAnew(scope: Scope, staffId: string, by: 'colleague' | 'server'): Promise<string> {
  const { db, actor } = scope;
  for (const table of proofs) {
    await db
      .deleteFrom(table)
      .where('programme_id', '=', actor.programmeId)
      .where('staff_id', '=', staffId)
      .execute();
  }
  await forgetDevices(scope, staffId);
  await endSessions(scope, staffId, 'let_in');
  await db
    .updateTable('staff_link')
    .set({ used_at: scope.now })
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .execute();
  await audit(scope, { verb: 'staff.let_in_anew', subject: { kind: 'staff', id: staffId }, reason: by });
  await emit(scope, { name: 'StaffSignInChanged', subjectId: staffId, payload: { what: 'let_in' } });
  return makeStaffLink(scope, staffId, 'invitation');
}
