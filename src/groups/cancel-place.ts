import type { Scope } from '../platform/database/index.ts';
import { allowedPlace } from './allowed.ts';
import { takeStep } from './take-step.ts';

/** Why a person gives a place up, and why we end one. */
export const giveUpReasons = [
  'refused_offer',
  'cannot_come',
  'not_for_me',
  'unwell',
  'no_transport',
  'other',
] as const;
export type GiveUpReason = (typeof giveUpReasons)[number];
export const ourPlaceReasons = ['booked_by_mistake', 'moved_to_another', 'not_safe', 'other'] as const;
export type OurPlaceReason = (typeof ourPlaceReasons)[number];

export type CancelPlaceInput = { readonly placeId: string } & (
  | { readonly by: 'person'; readonly why: GiveUpReason | 'withdrawn' | 'died' }
  | { readonly by: 'us'; readonly why: OurPlaceReason }
);

/**
 * Ends a place or a wait, at the person's wish or by us, with the reason. What it freed is offered to who is next.
 * @returns in which group
 * @throws NotFound, Forbidden, Refused (over already)
 */
export async function cancelPlace(
  scope: Scope,
  input: CancelPlaceInput,
): Promise<{ readonly groupId: string }> {
  const { place } = await allowedPlace(scope, input.placeId);
  // Who was asked and says no has refused the offer, whatever the page they said it on.
  const why = input.by === 'person' && place.state === 'offered' ? 'refused_offer' : input.why;
  await takeStep(scope, place, input.by === 'us' ? 'cancel' : 'give_up', { why });
  return { groupId: place.group_id };
}
