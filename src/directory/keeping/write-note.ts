import { audit } from '../../audit/index.ts';
import { Forbidden } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { entryOf } from './entry-queries.ts';
import { noteStore } from './note-store.ts';
import { worksWithPeople } from './policy.ts';

/**
 * Leaves a note for one's colleagues about a group.
 * @throws NotFound, Forbidden
 */
export async function writeNote(
  scope: Scope,
  input: { readonly serviceId: string; readonly text: string },
): Promise<string> {
  if (!worksWithPeople(scope.actor)) throw new Forbidden('directory.keeping.refused.notes');
  const entry = await entryOf(scope.db, input.serviceId);
  const id = await noteStore(scope).add(entry.id, input.text);
  await audit(scope, { verb: 'service_note.written', subject: { kind: 'service_note', id } });
  return id;
}
