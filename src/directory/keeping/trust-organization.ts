import { audit } from '../../audit/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { chaseStore } from './chase-store.ts';
import { entryOf } from './entry-queries.ts';
import { onlyKeepers } from './policy.ts';

/**
 * Lets the changes of an organization go live without being looked at first, or ends that.
 * @throws NotFound, Forbidden, Refused (the entry names no organization)
 */
export async function trustOrganization(scope: Scope, serviceId: string, on: boolean): Promise<void> {
  onlyKeepers(scope.actor);
  const { organizationId } = await entryOf(scope.db, serviceId);
  if (organizationId === null) throw new Refused('directory.keeping.refused.no_organization');
  await chaseStore(scope).trust(organizationId, on);
  await audit(scope, {
    verb: on ? 'organization.trusted' : 'organization.trust_ended',
    subject: { kind: 'organization', id: organizationId },
  });
}
