import { audit } from '../audit/index.ts';
import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { GroupPlace } from './group.ts';
import { afterStep, type PlaceStep } from './place.ts';
import { type PlaceChanges, placeStore } from './place-store.ts';

/** What a step is called in the record and among the rooms once it is done. */
const done = {
  offer: ['offered', 'GroupPlaceOffered'],
  accept: ['accepted', 'GroupPlaceAccepted'],
  lapse: ['lapsed', 'GroupPlaceLapsed'],
  promote: ['promoted', 'GroupPlaceAccepted'],
  cancel: ['cancelled', 'GroupPlaceCancelled'],
  give_up: ['given_up', 'GroupPlaceCancelled'],
  complete: ['completed', 'GroupPlaceCompleted'],
} as const satisfies Record<PlaceStep, readonly [string, string]>;

/**
 * Takes a place one step further: changes it, writes it down and tells the rooms. The group must be held by the caller.
 * @throws Refused, saying how the place stands, when there is no such step: somebody else was first
 */
export async function takeStep(
  scope: Scope,
  place: GroupPlace,
  step: PlaceStep,
  { why = null, set = {} }: { readonly why?: string | null; readonly set?: PlaceChanges } = {},
): Promise<void> {
  const to = afterStep(place.state, step);
  if (to === null) throw new Refused(`groups.refused.place.${place.state}`);
  const ends = to !== 'booked' && to !== 'offered';
  await placeStore(scope).change(place.id, {
    ...set,
    state: to,
    ...(to === 'booked' ? { booked_at: scope.now } : {}),
    ...(ends ? { ended_at: scope.now, ended_why: why } : {}),
  });
  const [verb, name] = done[step];
  await audit(scope, {
    verb: `group_place.${verb}`,
    subject: { kind: 'group_place', id: place.id },
    personId: place.person_id,
    reason: why,
  });
  await emit(scope, {
    name,
    subjectId: place.id,
    payload: {
      groupId: place.group_id,
      personId: place.person_id,
      referralId: place.referral_id,
      was: place.state,
      by: step === 'give_up' ? 'person' : 'us',
      why,
    },
  });
}
