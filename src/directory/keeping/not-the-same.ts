import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { duplicateStore } from './duplicate-store.ts';
import { onlyKeepers } from './policy.ts';

/**
 * Remembers that two entries are two groups; they are not put before anybody again.
 * @throws NotFound, Forbidden, Refused (they are merged)
 */
export async function notTheSame(scope: Scope, one: string, other: string): Promise<void> {
  onlyKeepers(scope.actor);
  const store = duplicateStore(scope);
  const held = await store.hold([one, other]);
  if (held.length !== 2) throw new NotFound('service');
  if (held.some(entry => entry.mergedInto !== null)) throw new Refused('directory.keeping.refused.merged');
  await store.decide(one, other, 'not_same');
  await audit(scope, { verb: 'service.told_apart', subject: { kind: 'service', id: one }, fields: [other] });
}
