import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { allowedPlace } from './allowed.ts';
import { takeStep } from './take-step.ts';

/**
 * Yes to a place that was offered, by the person or by somebody who spoke with them.
 * @throws NotFound, Forbidden, Refused (no offer, or it is over)
 */
export async function acceptPlace(scope: Scope, input: { readonly placeId: string }): Promise<void> {
  const { place } = await allowedPlace(scope, input.placeId);
  const over = place.offer_until && Temporal.Instant.compare(place.offer_until, scope.now) <= 0;
  if (place.state === 'offered' && over) throw new Refused('groups.refused.place.lapsed');
  await takeStep(scope, place, 'accept');
}
