import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { missingPlace } from './make-up-queries.ts';
import { makeUpStore } from './make-up-store.ts';

/**
 * Takes an arranged make-up back; the missed date may be arranged anew.
 * @throws NotFound, Refused (they came, or it is over already)
 */
export async function takeBackMakeUp(
  scope: Scope,
  { placeId, makeUpId }: { readonly placeId: string; readonly makeUpId: string },
): Promise<void> {
  const place = await missingPlace(scope, placeId);
  const store = makeUpStore(scope);
  const found = await store.find(makeUpId);
  if (!found || found.place_id !== placeId) throw new NotFound('group_make_up');
  if (found.state === 'cancelled') return;
  if (found.state !== 'planned') throw new Refused('groups.make_up.refused.over');
  await store.settle(makeUpId, 'cancelled');
  const subject = { kind: 'group_place' as const, id: placeId };
  await audit(scope, { verb: 'group_make_up.taken_back', subject, personId: place.personId });
}
