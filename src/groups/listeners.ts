import { settleTasks } from '../care/index.ts';
import type { Listener } from '../platform/events/index.ts';
import { cancelPlace } from './cancel-place.ts';
import { openPlacesOf } from './due-queries.ts';
import { fillPlaces } from './fill-places.ts';
import { registerListeners } from './register/review-missed.ts';

/** A place has become free, or more people could come: who is next is asked. */
const askTheNext: Listener = {
  name: 'groups.ask_the_next',
  on: ['GroupPlaceCancelled', 'GroupPlaceLapsed', 'GroupPlaceWaiting', 'GroupChanged', 'GroupOpened'],
  async handle(scope, event) {
    const { groupId } = event.payload;
    await fillPlaces(scope, typeof groupId === 'string' ? groupId : event.subjectId);
  },
};

/** Who wants no more of us, or has died, gives their places to those who wait. A case that ends well does not end a course. */
const freeTheirPlaces: Listener = {
  name: 'groups.free_their_places',
  on: ['ReferralWithdrawn', 'ReferralClosed'],
  async handle(scope, event) {
    const died = event.payload['reason'] === 'died';
    if (event.name === 'ReferralClosed' && !died) return;
    for (const placeId of await openPlacesOf(scope, { referralId: event.subjectId })) {
      await cancelPlace(scope, { placeId, by: 'person', why: died ? 'died' : 'withdrawn' });
    }
  },
};

/** What they had to be rung about is answered. */
const settleTheCall: Listener = {
  name: 'groups.settle_the_call',
  on: ['GroupPlaceAccepted', 'GroupPlaceLapsed', 'GroupPlaceCancelled'],
  async handle(scope, event) {
    // A place that we ended is a thing to ring about of its own.
    if (event.name === 'GroupPlaceCancelled' && event.payload['by'] === 'us') return;
    await settleTasks(scope, 'group_place', event.subjectId);
  },
};

/** What this room does when it hears of something. */
export const groupListeners: readonly Listener[] = [
  askTheNext,
  freeTheirPlaces,
  settleTheCall,
  ...registerListeners,
];
