import { audit } from '../../audit/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { refreshListing } from '../search-listing-store.ts';
import { permit } from './policy.ts';
import { addHistory, lockEntry, setNotListed } from './store.ts';

/**
 * Takes a service off the list with a reason in words, or puts it back with null. Nobody who looks for something finds it
 * then, it is published no more, and no import brings it back.
 * @throws NotFound, Forbidden, Refused (it was merged into another entry: that is taken back first)
 */
export async function setListed(
  scope: Scope,
  { serviceId, reason }: { readonly serviceId: string; readonly reason: string | null },
): Promise<void> {
  permit(scope.actor, 'edit');
  const { mergedInto } = await lockEntry(scope.db, serviceId, 'edit');
  if (mergedInto !== null) throw new Refused('directory.keeping.refused.merged');
  await setNotListed(scope, serviceId, reason);
  const what = reason === null ? 'put_back' : 'taken_off';
  await addHistory(scope, serviceId, { what, reason });
  await refreshListing(scope.db, [serviceId], scope.now);
  await audit(scope, { verb: `service.${what}`, subject: { kind: 'service', id: serviceId } });
  await emit(scope, { name: 'ServiceChanged', subjectId: serviceId, payload: { groups: ['entry'] } });
}
