import type { Scope } from '../platform/database/index.ts';
import { allowedPlace } from './allowed.ts';
import { offersOver } from './due-queries.ts';
import { takeStep } from './take-step.ts';

/**
 * Ends the offers whose time is over, so that the next is asked. Whoever said yes in the meantime keeps their place.
 */
export async function lapseOffers(scope: Scope): Promise<void> {
  for (const id of await offersOver(scope)) {
    const { place } = await allowedPlace(scope, id);
    const over = place.offer_until && Temporal.Instant.compare(place.offer_until, scope.now) <= 0;
    if (place.state === 'offered' && over) await takeStep(scope, place, 'lapse', { why: 'no_answer' });
  }
}
