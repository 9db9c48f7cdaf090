import { audit } from '../audit/index.ts';
import { Forbidden, NotFound } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { may } from './policy.ts';
import { findGlass } from './queries.ts';
import { glassStore } from './store.ts';

/**
 * Closes a record that was opened by break-glass, from the next request on.
 * @throws NotFound, Forbidden
 */
export async function endGlass(scope: Scope, id: string): Promise<void> {
  const glass = await findGlass(scope, id);
  if (!glass) throw new NotFound('break-glass');
  const leave = may(scope.actor, 'end', glass);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  if (glass.endedAt) return;
  await glassStore(scope).end(id);
  await audit(scope, {
    verb: 'glass.ended',
    subject: { kind: 'break_glass', id },
    personId: glass.personId,
  });
}
