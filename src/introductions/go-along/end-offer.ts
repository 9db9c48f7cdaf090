import type { Scope } from '../../platform/database/index.ts';
import { holdIntroduction } from '../move.ts';
import { closeOffer } from './close-offer.ts';

/**
 * Takes back an offer to go along, at any time and for no reason that must be given; said again, nothing changes.
 * @throws NotFound, Forbidden
 */
export async function endOffer(
  scope: Scope,
  input: { readonly referralId: string; readonly introductionId: string },
): Promise<void> {
  const found = await holdIntroduction(scope, input.referralId, input.introductionId);
  await closeOffer(scope, { introductionId: found.id, personId: found.person_id, why: 'taken_back' });
}
