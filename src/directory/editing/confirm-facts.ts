import { audit } from '../../audit/index.ts';
import { dayIn, NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import type { How } from './apply-edit.ts';
import { permit } from './policy.ts';
import { entryRows } from './queries.ts';
import { type FactGroup, factGroups } from './service-edit.ts';
import { addHistory, lockEntry, putConfirmed } from './store.ts';

/**
 * Puts on record that facts of a service are still right today: one group, or all of them.
 * @param group null stands for everything
 * @throws NotFound, Forbidden
 */
export async function confirmFacts(
  scope: Scope,
  input: {
    readonly serviceId: string;
    readonly group: FactGroup | null;
    readonly how: How;
    readonly byName?: string | undefined;
  },
): Promise<void> {
  permit(scope.actor, 'confirm');
  const { serviceId, group, how } = input;
  await lockEntry(scope.db, serviceId, 'confirm');
  const rows = (await entryRows(scope.db, [serviceId])).get(serviceId);
  if (!rows) throw new NotFound('service');
  const groups = group === null ? factGroups : [group];
  const on = dayIn(rows.region === 'ie' ? 'Europe/Dublin' : 'Europe/London', scope.now);
  await putConfirmed(scope, serviceId, groups, { on, byName: input.byName ?? scope.actor.name, how });
  await addHistory(scope, serviceId, { what: 'confirmed', how, groups, byName: input.byName });
  await audit(scope, {
    verb: 'service.confirmed',
    subject: { kind: 'service', id: serviceId },
    fields: groups,
  });
  await emit(scope, { name: 'ServiceConfirmed', subjectId: serviceId, payload: { groups: [...groups] } });
}
