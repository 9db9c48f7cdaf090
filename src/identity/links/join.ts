import { audit } from '../../audit/index.ts';
import { emit } from '../../platform/events/index.ts';
import { hashPassword } from '../passwords/hash.ts';
import { setPassword } from '../passwords/set-password.ts';
import { endSessions } from '../sessions/session-list.ts';
import { beginSigningIn } from '../sign-in/signing-in.ts';
import { type SignInDeps, signinActor } from '../signin-actor.ts';
import { type OpenLink, spendStaffLink } from './staff-link.ts';

/**
 * Somebody came by a link and chose a password. The link is used up, every sign-in that stood ends, and the second step follows:
 * a link alone opens nothing.
 * @param input.password already found fit
 * @returns the value of the cookie that carries on the sign-in, or null when the link was used meanwhile
 */
export async function joinByLink(
  { database }: SignInDeps,
  link: OpenLink,
  input: { readonly token: string; readonly password: string },
): Promise<string | null> {
  const { programmeId, staffId, purpose } = link;
  const hash = await hashPassword(input.password);
  return database.within(signinActor(programmeId, staffId), async scope => {
    if (!(await spendStaffLink(scope, staffId, input.token))) return null;
    await setPassword(scope, staffId, hash);
    await endSessions(scope, staffId, 'password');
    await audit(scope, {
      verb: purpose === 'reset' ? 'staff.password_reset' : 'staff.joined',
      subject: { kind: 'staff', id: staffId },
    });
    if (purpose === 'reset') {
      await emit(scope, { name: 'StaffSignInChanged', subjectId: staffId, payload: { what: 'password' } });
    }
    return beginSigningIn(scope, staffId, 'link');
  });
}
