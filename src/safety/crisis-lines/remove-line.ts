import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { mayKeepLines } from '../policy.ts';
import { crisisLineStore } from './store.ts';

/**
 * Takes an own line out of the registry; its checks stay on record. A line of the region is not removed: who finds that it does not
 * answer says so in a check, and it is not shown.
 * @throws Forbidden, NotFound
 */
export async function removeLine(scope: Scope, id: string): Promise<void> {
  mayKeepLines(scope.actor);
  if (!(await crisisLineStore(scope).removeLine(id))) throw new NotFound('crisis line');
  await audit(scope, {
    verb: 'crisis_line.removed',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    fields: [id],
  });
}
