import { audit } from '../../audit/index.ts';
import { newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { makeStaffLink } from '../links/staff-link.ts';
import { letInAnew } from './let-in.ts';
import type { StaffRole } from './policy.ts';

export type Appointment = {
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
};

/**
 * Gives somebody a place in the programme, from the server: the first administrator, or one who has lost everything they
 * sign in with. Runs as the owner of the database. Somebody who has a place keeps name and record, gets the role that is said, and
 * loses every password, app and passkey; both are on record.
 * @returns the token of a link that works once, for a week
 */
export async function appointStaff(scope: Scope, { name, email, role }: Appointment): Promise<string> {
  const { db, actor, now } = scope;
  const known = await db
    .updateTable('staff')
    .set({ role, active: true })
    .where('programme_id', '=', actor.programmeId)
    .where(eb => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
    .returning('id')
    .executeTakeFirst();
  if (known) return letInAnew(scope, known.id, 'server');
  const id = newId();
  await db
    .insertInto('staff')
    .values({
      programme_id: actor.programmeId,
      id,
      name,
      email,
      role,
      languages: ['en'],
      created_at: now,
    })
    .execute();
  await audit(scope, { verb: 'staff.appointed', subject: { kind: 'staff', id }, reason: role });
  return makeStaffLink(scope, id, 'invitation');
}
