import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { refreshListing } from '../search-listing-store.ts';
import { changesBetween } from './changes.ts';
import { takeCorrection } from './correction-store.ts';
import { editOf } from './edit-of.ts';
import { permit } from './policy.ts';
import { entryRows } from './queries.ts';
import type { FactGroup } from './service-edit.ts';
import { addHistory, lockEntry, putSlices, touch } from './store.ts';

/**
 * Lets the source be believed again for one group: its latest telling stands in the place of ours, and its next one will.
 * A group that is not corrected stays as it is.
 * @throws NotFound, Forbidden
 */
export async function useSource(
  scope: Scope,
  { serviceId, group }: { readonly serviceId: string; readonly group: FactGroup },
): Promise<void> {
  permit(scope.actor, 'edit');
  const { db, now } = scope;
  await lockEntry(db, serviceId, 'edit');
  const before = (await entryRows(db, [serviceId])).get(serviceId);
  if (!before) throw new NotFound('service');
  const slice = await takeCorrection(db, serviceId, group);
  if (slice === null) return;
  await putSlices(db, [{ serviceId, slice }]);
  await touch(scope, serviceId);
  const after = (await entryRows(db, [serviceId])).get(serviceId) ?? before;
  const changes = changesBetween(editOf(before), { [group]: editOf(after)[group] });
  await addHistory(scope, serviceId, { what: 'source_again', how: 'source', groups: [group], changes });
  await refreshListing(db, [serviceId], now);
  await audit(scope, {
    verb: 'service.source_used',
    subject: { kind: 'service', id: serviceId },
    fields: [group],
  });
  await emit(scope, { name: 'ServiceChanged', subjectId: serviceId, payload: { groups: [group] } });
}
