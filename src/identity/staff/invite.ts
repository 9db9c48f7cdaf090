import { audit } from '../../audit/index.ts';
import { Forbidden, newId, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { mayInviteTo, type StaffRole } from './policy.ts';

/**
 * Invites somebody to work in the programme. They are on its list at once and get in by the link that is written to them.
 * @throws Forbidden for a role one may not give, Refused when the e-mail is on the list already
 * @returns their id
 */
export async function inviteStaff(
  scope: Scope,
  input: { readonly name: string; readonly email: string; readonly role: StaffRole },
): Promise<string> {
  const { db, actor, now } = scope;
  if (!mayInviteTo(actor).includes(input.role)) throw new Forbidden('identity.refused.role');
  const known = await db
    .selectFrom('staff')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where(eb => eb(eb.fn('lower', ['email']), '=', input.email.toLowerCase()))
    .executeTakeFirst();
  if (known) throw new Refused('identity.refused.email_taken');
  const id = newId();
  await db
    .insertInto('staff')
    .values({
      programme_id: actor.programmeId,
      id,
      name: input.name,
      email: input.email,
      role: input.role,
      languages: ['en'],
      created_at: now,
    })
    .execute();
  await audit(scope, { verb: 'staff.invited', subject: { kind: 'staff', id }, reason: input.role });
  await emit(scope, { name: 'StaffInvited', subjectId: id });
  return id;
}
