import type { Scope } from '../../platform/database/index.ts';
import { chaseStore } from './chase-store.ts';
import { onlyKeepers } from './policy.ts';

/** Puts an entry before those who keep the directory, to ring its group. Throws Forbidden. */
export async function mustBeRung(scope: Scope, serviceId: string): Promise<void> {
  onlyKeepers(scope.actor);
  await chaseStore(scope).setState([serviceId], 'ring');
}
