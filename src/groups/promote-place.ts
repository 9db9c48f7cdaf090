import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { allowedPlace } from './allowed.ts';
import { takesUp } from './place.ts';
import { takeStep } from './take-step.ts';

/**
 * A member of staff has spoken with somebody who waits or was asked, and gives them the place now. Of two who do so at once one does it,
 * and the other is told.
 * @returns in which group
 * @throws NotFound, Forbidden, Refused (no place is free, or it is done already)
 */
export async function promotePlace(
  scope: Scope,
  input: { readonly placeId: string },
): Promise<{ readonly groupId: string }> {
  const { group, place } = await allowedPlace(scope, input.placeId);
  if (!takesUp(place.state) && place.state === 'waiting' && group.taken >= group.places) {
    throw new Refused('groups.refused.full');
  }
  await takeStep(scope, place, 'promote');
  return { groupId: group.id };
}
