import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { watchStore } from './store.ts';

/**
 * Somebody says that they look now: nobody else is called for an hour. The alarm ends only when what it is about was read.
 * @throws Forbidden, NotFound (it has ended, or is none of this programme)
 */
export async function takeAlarm(scope: Scope, alarmId: string): Promise<void> {
  if (!['link_worker', 'coordinator'].includes(scope.actor.role)) throw new Forbidden('safety.refused.take');
  const taken = await watchStore(scope).changeAlarm(alarmId, {
    taken_by: scope.actor.id,
    taken_by_name: scope.actor.name,
    taken_at: scope.now,
  });
  if (!taken) throw new NotFound('alarm');
  await audit(scope, { verb: 'alarm.taken', subject: { kind: 'alarm', id: alarmId } });
}
