import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { endSessions } from '../sessions/session-list.ts';
import { type SignInDeps, signinActor } from '../signin-actor.ts';
import { hashPassword } from './hash.ts';

/** Keeps the hash of somebody's password; an earlier one is forgotten. */
export async function setPassword({ db, actor, now }: Scope, staffId: string, hash: string): Promise<void> {
  await db
    .insertInto('staff_password')
    .values({ programme_id: actor.programmeId, staff_id: staffId, hash, set_at: now })
    .onConflict(conflict => conflict.columns(['programme_id', 'staff_id']).doUpdateSet({ hash, set_at: now }))
    .execute();
}

/** Whether this is still somebody's password; it stays so until the transaction ends. */
export async function holdPassword({ db, actor }: Scope, staffId: string, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff_password')
    .select('staff_id')
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .where('hash', '=', hash)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Somebody who is signed in changes their password: all their other sign-ins end, and they are written to.
 * @param input.password already found fit
 * @param input.sessionId the sign-in that goes on
 */
export async function changePassword(
  { database }: SignInDeps,
  input: {
    readonly programmeId: string;
    readonly staffId: string;
    readonly sessionId: string;
    readonly password: string;
  },
): Promise<void> {
  const { programmeId, staffId, sessionId, password } = input;
  const hash = await hashPassword(password);
  await database.within(signinActor(programmeId, staffId), async scope => {
    await setPassword(scope, staffId, hash);
    await endSessions(scope, staffId, 'password', sessionId);
    await audit(scope, { verb: 'staff.password_changed', subject: { kind: 'staff', id: staffId } });
    await emit(scope, { name: 'StaffSignInChanged', subjectId: staffId, payload: { what: 'password' } });
  });
}
