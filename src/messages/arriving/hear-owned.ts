import { audit } from '../../audit/index.ts';
import { settleTasks } from '../../care/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { HedgerowEvent } from '../../platform/events/index.ts';
import { emit } from '../../platform/events/index.ts';
import { stableId } from '../stable-id.ts';
import { arrivedStore } from './store.ts';

/**
 * Somebody said who wrote a text, or who did not. Its words go from the records of the others. When it was none of them, it is kept as
 * nobody's, for the co-ordinator: no text is lost.
 */
export async function hearOwned(scope: Scope, event: HedgerowEvent): Promise<void> {
  const store = arrivedStore(scope);
  const said = await store.hold(event.subjectId);
  if (!said || said.understood === 'somebody_else') return;
  const all = await store.ofGateway(said.gatewayId);
  const theirs = event.payload['act'] === 'theirs';
  const others = all.filter(({ id, shared }) => id !== said.id && shared);
  const emptied = theirs ? others : [said];
  if (
    !theirs &&
    others.length === 0 &&
    all.every(({ id, understood }) => id === said.id || understood === 'somebody_else')
  ) {
    const id = stableId('text', said.gatewayId, '');
    const { gatewayId, from, body } = said;
    await store.add({ id, gatewayId, from, body, personId: null, referralId: null, shared: false });
    await emit(scope, { name: 'TextArrived', subjectId: id });
  }
  await store.empty(emptied.map(({ id }) => id));
  for (const { id, personId } of emptied) {
    await settleTasks(scope, 'text_arrived', id);
    await audit(scope, {
      verb: 'arrived_text.emptied',
      subject: { kind: 'arrived_text', id },
      personId,
      reason: 'somebody_else',
    });
  }
}
