import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { deviceToken, newDeviceToken, rememberDevice } from '../sessions/known-devices.ts';
import { type Beginning, beginSession } from '../sessions/session.ts';

/** What the browser is given when a sign-in is complete. */
export type Completed = {
  /** Value of the session's cookie. */
  readonly session: string;
  /** Value of the cookie by which the browser is known again. */
  readonly device: string;
};

/**
 * Everything was right: begins a session under a new token, remembers the browser, puts it on record, and tells the owner when
 * the browser is a new one.
 * @param scope of the sign-in, with the member of staff as its actor
 */
export async function completeSignIn(
  scope: Scope,
  beginning: Beginning & { readonly knownAs?: string | undefined },
): Promise<Completed> {
  const staffId = scope.actor.id;
  const device = deviceToken(beginning.knownAs) ?? newDeviceToken();
  const known = await rememberDevice(scope, staffId, device);
  const session = await beginSession(scope, staffId, beginning);
  await audit(scope, {
    verb: 'staff.signed_in',
    subject: { kind: 'staff', id: staffId },
    reason: beginning.method,
  });
  if (!known) {
    await emit(scope, { name: 'StaffSignInChanged', subjectId: staffId, payload: { what: 'new_device' } });
  }
  return { session, device };
}
