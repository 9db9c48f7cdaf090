import { settleTasks } from '../../care/index.ts';
import { Forbidden, NotFound, newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type Queued, queueMessage } from '../queue-message.ts';
import { mayWrite } from './may-write.ts';
import { conversationOf, correspondent } from './queries.ts';
import { arrivedStore } from './store.ts';

/**
 * Writes a text in a member of staff's own words, by the rules that bind every message: it goes, waits for the morning, or is held with
 * the reason. What came in from the person counts as dealt with.
 * @throws NotFound, Forbidden for who is not their link worker or the co-ordinator
 */
export async function writeText(
  scope: Scope,
  input: { readonly personId: string; readonly words: string },
): Promise<Queued> {
  const { personId, words } = input;
  const person = await correspondent(scope, personId);
  if (!person) throw new NotFound('person');
  const may = mayWrite(scope.actor, person);
  if (!may.ok) throw new Forbidden(may.reasonKey);
  const queued = await queueMessage(scope, {
    id: newId(),
    template: 'staff_text',
    personId,
    referralId: person.referralId,
    values: { words },
  });
  const open = (await conversationOf(scope, personId)).arrived.filter(
    ({ handledAt, shared }) => handledAt === null && !shared,
  );
  await arrivedStore(scope).handled(open.map(({ id }) => id));
  for (const { id } of open) await settleTasks(scope, 'text_arrived', id);
  return queued;
}
