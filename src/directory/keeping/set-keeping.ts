import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { chaseStore, type Keeping } from './chase-store.ts';
import { onlyKeepers } from './policy.ts';

/**
 * Sets whether the programme writes to groups by itself, and to how many a day.
 * @throws Forbidden
 */
export async function setKeeping(scope: Scope, keeping: Keeping): Promise<void> {
  onlyKeepers(scope.actor);
  await chaseStore(scope).setKeeping(keeping);
  await audit(scope, {
    verb: 'directory_keeping.changed',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    fields: ['chasing', 'most_a_day'],
  });
}
