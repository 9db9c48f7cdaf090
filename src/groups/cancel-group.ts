import { audit } from '../audit/index.ts';
import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { allowedGroup } from './allowed.ts';
import { endPlaces } from './end-places.ts';
import type { GroupReason } from './group.ts';
import { makeUpStore } from './make-up/make-up-store.ts';
import { openPlaceStates } from './place.ts';
import { groupStore } from './store.ts';

/**
 * Calls a whole group off: what is to come does not take place, and everybody who has a place or waits is told.
 * @throws NotFound, Forbidden, Refused (over already)
 */
export async function cancelGroup(
  scope: Scope,
  input: { readonly groupId: string; readonly why: GroupReason },
): Promise<void> {
  const { groupId, why } = input;
  const group = await allowedGroup(scope, groupId, 'found');
  if (group.state === 'ended' || group.state === 'cancelled') {
    throw new Refused(`groups.refused.state.${group.state}`);
  }
  const store = groupStore(scope);
  const withGuests = await makeUpStore(scope).datesWithGuests(groupId);
  await store.cancelComing(groupId, why);
  await store.change(groupId, {
    state: 'cancelled',
    state_since: scope.now,
    booking: 'closed',
    cancelled_why: why,
  });
  await audit(scope, { verb: 'group.cancelled', subject: { kind: 'own_group', id: groupId }, reason: why });
  await endPlaces(scope, groupId, openPlaceStates, 'cancel', 'group_cancelled');
  // Who has a place is told that it ended; who came to make a date up is told of the date.
  for (const dateId of withGuests)
    await emit(scope, { name: 'GroupDateCancelled', subjectId: dateId, payload: { groupId } });
}
