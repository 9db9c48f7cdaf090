import { audit } from '../audit/index.ts';
import { NotFound } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { GlassReason } from './glass.ts';
import { seekRecord } from './seek-record.ts';
import { glassStore, type Sought } from './store.ts';

/**
 * Opens one record outside the actor's relation, to be read, for an hour. The person is found anew from name and day of birth:
 * no id has left the server, so nobody opens a record whose person they cannot name.
 * @returns whose record is open now
 * @throws Forbidden, NotFound (there is no such record that the actor may not see)
 */
export async function openGlass(
  scope: Scope,
  asked: Sought & { readonly reason: GlassReason; readonly words: string },
): Promise<{ readonly id: string; readonly personId: string }> {
  const personId = await seekRecord(scope, asked);
  if (!personId) throw new NotFound('hidden record');
  const id = await glassStore(scope).open(personId, asked.reason, asked.words);
  await audit(scope, {
    verb: 'glass.opened',
    subject: { kind: 'break_glass', id },
    personId,
    reason: asked.reason,
  });
  await emit(scope, { name: 'GlassOpened', subjectId: id });
  return { id, personId };
}
