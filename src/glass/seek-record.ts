import { audit } from '../audit/index.ts';
import { Forbidden } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { may } from './policy.ts';
import { glassStore, type Sought } from './store.ts';

/**
 * Whether there is a record of that name and day of birth that the actor may not see. Nothing of it is told, not even
 * where it is; that somebody asked is on its record.
 * @returns the id of the person, for the server's own use: it is never shown
 * @throws Forbidden
 */
export async function seekRecord(scope: Scope, sought: Sought): Promise<string | null> {
  const leave = may(scope.actor, 'open');
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  const personId = await glassStore(scope).hidden(sought);
  if (personId)
    await audit(scope, { verb: 'glass.sought', subject: { kind: 'person', id: personId }, personId });
  return personId;
}
