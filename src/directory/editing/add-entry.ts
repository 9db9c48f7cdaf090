import { audit } from '../../audit/index.ts';
import { dayIn, NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { refreshListing } from '../search-listing-store.ts';
import { type How, writeEdit } from './apply-edit.ts';
import { changesBetween } from './changes.ts';
import { editOf } from './edit-of.ts';
import { permit } from './policy.ts';
import { entryRows } from './queries.ts';
import type { ServiceEdit } from './service-edit.ts';
import { addHistory, addEntry as addRow, putConfirmed, putOwnSource } from './store.ts';

/**
 * Adds a service that no source tells of, under the programme's own name, with its organization found or made. All of it
 * counts as confirmed today.
 * @returns its id
 * @throws Forbidden
 */
export async function addEntry(
  scope: Scope,
  input: { readonly edit: ServiceEdit; readonly how: How },
): Promise<string> {
  permit(scope.actor, 'edit');
  const { db, now, actor } = scope;
  const { edit, how } = input;
  const serviceId = await addRow(scope, await putOwnSource(scope), edit.entry.name);
  const rows = (await entryRows(db, [serviceId])).get(serviceId);
  if (!rows) throw new NotFound('service');
  const changes = changesBetween(editOf(rows), edit);
  await writeEdit(scope, rows, { serviceId, edit, byName: undefined }, changes);
  const on = dayIn(rows.region === 'ie' ? 'Europe/Dublin' : 'Europe/London', now);
  await putConfirmed(scope, serviceId, ['entry'], { on, byName: actor.name, how });
  await addHistory(scope, serviceId, { what: 'added', how });
  await refreshListing(db, [serviceId], now);
  await audit(scope, { verb: 'service.added', subject: { kind: 'service', id: serviceId } });
  await emit(scope, { name: 'ServiceAdded', subjectId: serviceId });
  return serviceId;
}
