import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { houseOf } from '../queries/house.ts';
import { stableId } from '../stable-id.ts';
import { numberOf } from './number-of.ts';
import { whoseNumber } from './number-queries.ts';
import type { Brought } from './read-text.ts';
import { arrivedStore } from './store.ts';

/**
 * Keeps a text that came in, before anything is decided about it; what it means is found out afterwards (`TextArrived`). Brought twice
 * it is kept once. It is kept for whoever has exactly this number: for nobody, for one, or for several, and then for each, until one of
 * their link workers says who wrote.
 * @returns ids of the rows that were kept now
 */
export async function keepText(scope: Scope, text: Brought): Promise<readonly string[]> {
  const store = arrivedStore(scope);
  if (await store.knows(text.gatewayId)) return [];
  const { region } = await houseOf(scope);
  const from = numberOf(text.from, region);
  const people = await whoseNumber(scope, from);
  const rows = people.length === 0 ? [{ personId: null, referralId: null }] : people;
  const kept: string[] = [];
  for (const { personId, referralId } of rows) {
    const id = stableId('text', text.gatewayId, personId ?? '');
    const row = { id, gatewayId: text.gatewayId, personId, referralId, from, body: text.body };
    if (!(await store.add({ ...row, shared: people.length > 1 }))) continue;
    await audit(scope, { verb: 'arrived_text.kept', subject: { kind: 'arrived_text', id }, personId });
    await emit(scope, { name: 'TextArrived', subjectId: id });
    kept.push(id);
  }
  return kept;
}
