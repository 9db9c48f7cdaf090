import { randomBytes } from 'node:crypto';
import { newId } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { hashPassword } from './passwords.ts';

export type Appointment = {
  readonly name: string;
  readonly email: string;
  readonly role: 'link_worker' | 'coordinator' | 'administrator' | 'analyst';
};

/**
 * Gives somebody a place in the programme, or somebody who has one a new password. Runs as the owner of the
 * database when a service is set up; people are told the password once and it is kept nowhere.
 * @returns the password
 */
export async function appointStaff(
  { db, actor, now }: Scope,
  { name, email, role }: Appointment,
): Promise<string> {
  const password = randomBytes(12).toString('base64url');
  const password_hash = await hashPassword(password);
  const known = await db
    .updateTable('staff')
    .set({ name, role, password_hash, active: true })
    .where('programme_id', '=', actor.programmeId)
    .where(eb => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst();
  if (known.numUpdatedRows > 0n) return password;
  await db
    .insertInto('staff')
    .values({
      programme_id: actor.programmeId,
      id: newId(),
      name,
      email,
      role,
      languages: ['en'],
      password_hash,
      created_at: now,
    })
    .execute();
  return password;
}
