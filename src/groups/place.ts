/** The states of a place. The first three are open. */
export const placeStates = [
  'booked',
  'waiting',
  'offered',
  'lapsed',
  'cancelled_by_person',
  'cancelled_by_us',
  'completed',
] as const;
export type PlaceState = (typeof placeStates)[number];
export const openPlaceStates = ['booked', 'waiting', 'offered'] as const;

/**
 * Every step of a place. `promote`: a member of staff has spoken with the person and gives them the place at once. An offer
 * that lapses ends the wait: whoever still wants to come asks again, behind those who waited meanwhile.
 */
export const placeSteps = {
  offer: { from: ['waiting'], to: 'offered' },
  accept: { from: ['offered'], to: 'booked' },
  lapse: { from: ['offered'], to: 'lapsed' },
  promote: { from: ['waiting', 'offered'], to: 'booked' },
  cancel: { from: ['booked', 'waiting', 'offered'], to: 'cancelled_by_us' },
  give_up: { from: ['booked', 'waiting', 'offered'], to: 'cancelled_by_person' },
  complete: { from: ['booked'], to: 'completed' },
} as const satisfies Record<string, { readonly from: readonly PlaceState[]; readonly to: PlaceState }>;
export type PlaceStep = keyof typeof placeSteps;

/** Where a step leads from a state; null where it does not exist. */
export function afterStep(state: PlaceState, step: PlaceStep): PlaceState | null {
  const { from, to } = placeSteps[step];
  return (from as readonly PlaceState[]).includes(state) ? to : null;
}

/** Whether a place is taken up in a state: an offer keeps it free for whoever was asked. */
export const takesUp = (state: PlaceState): boolean => state === 'booked' || state === 'offered';
/** Whether a place has not come to its end. */
export const isOpen = (state: PlaceState): boolean =>
  (openPlaceStates as readonly PlaceState[]).includes(state);
