import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { queueMessage } from '../../messages/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { mayKeepLines } from '../policy.ts';
import { onCallList } from './queries.ts';

/**
 * Sends somebody on the list a call that says it is a trial, the same way as a real one: an alarm that was never tried cannot be relied on.
 * @throws Forbidden, NotFound
 */
export async function tryCall(scope: Scope, id: string): Promise<void> {
  mayKeepLines(scope.actor);
  const one = (await onCallList(scope)).find(entry => entry.id === id);
  if (!one) throw new NotFound('on call');
  await queueMessage(scope, {
    template: 'alarm_trial',
    recipient: { email: one.address ?? one.email },
    values: { name: one.name, by: scope.actor.name },
  });
  await audit(scope, {
    verb: 'on_call.tried',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    fields: [one.staffId],
  });
}
