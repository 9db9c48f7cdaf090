import { auditAll } from '../../../audit/index.ts';
import { Forbidden, NotFound } from '../../../core/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import { mayEndLink } from '../policy.ts';
import { personPasskeys } from './passkey-store.ts';

/**
 * Ends passkeys of a link: they open nothing any more. The person ends one of theirs, through the sign-in; whoever works with them ends all,
 * when they ask for it.
 * @throws Forbidden, NotFound when there is none of theirs
 */
export async function endPersonPasskeys(
  scope: Scope,
  of: { readonly linkId: string; readonly personId: string; readonly id?: string },
): Promise<void> {
  if (!mayEndLink(scope.actor)) throw new Forbidden('portals.refused.role');
  const why = scope.actor.role === 'signin' ? 'person' : 'staff';
  const ended = await personPasskeys(scope).end({ ...of, why });
  if (ended.length === 0) throw new NotFound('passkey');
  await auditAll(
    scope,
    ended.map(id => ({
      verb: 'person_passkey.ended',
      subject: { kind: 'person_passkey', id },
      personId: of.personId,
      reason: why,
    })),
  );
}
