import { auditAll } from '../audit/index.ts';
import { houseRules, makeTask } from '../care/index.ts';
import { addWorkingDays, isId } from '../core/index.ts';
import { mayUse } from '../people/index.ts';
import type { Listener } from '../platform/events/index.ts';
import { barriers } from '../programmes/index.ts';
import { checkWhatFailed } from './failed-listener.ts';
import { carryOutWords } from './from-provider/carry-out.ts';
import { closeOffer } from './go-along/close-offer.ts';
import { lapseOffers } from './go-along/lapse-offers.ts';
import { offerStore } from './go-along/store.ts';
import { isFinal } from './introduction.ts';
import { onTheWayTo, openIntroductionsOf, stateOf } from './queries.ts';
import { keepWhatIsSent } from './shortlists/keep-shortlist.ts';
import { stopIntroduction } from './stop.ts';
import { introductionStore } from './store.ts';

/** A case that closes stops the introductions it was told to; one that has its end already is left alone. */
const stopWhenAsked: Listener = {
  name: 'introductions.stop',
  on: ['IntroductionStopAsked'],
  async handle(scope, { subjectId, payload }) {
    const { referralId, barrier } = payload;
    if (typeof referralId !== 'string' || typeof barrier !== 'string' || !barriers.has(barrier)) return;
    const state = await stateOf(scope, subjectId);
    if (state === null || isFinal(state)) return;
    await stopIntroduction(scope, { referralId, introductionId: subjectId, barrier });
  },
};

/** A case that goes to another link worker takes its open introductions along. */
const followTheCase: Listener = {
  name: 'introductions.follow',
  on: ['ReferralAllocated'],
  async handle(scope, { subjectId, payload }) {
    const { linkWorkerId, before } = payload;
    if (typeof linkWorkerId !== 'string' || typeof before !== 'string' || !isId(before)) return;
    const moved = (await openIntroductionsOf(scope, subjectId)).filter(one => one.owner_id === before);
    const store = introductionStore(scope);
    for (const one of moved) await store.change(one.id, { owner_id: linkWorkerId });
    await auditAll(
      scope,
      moved.map(one => ({
        verb: 'introduction.handed_over',
        subject: { kind: 'introduction', id: one.id },
        personId: one.person_id,
        fields: ['owner_id'],
      })),
    );
  },
};

/** Working days within which the groups of somebody who withdrew should know. */
const TELL_WITHIN = 2;

/** Somebody withdrew: their groups are no longer chased, and each owner is asked to bring it to an end. */
const endWithThePerson: Listener = {
  name: 'introductions.withdrawn',
  on: ['ReferralWithdrawn'],
  async handle(scope, { subjectId }) {
    const { today, holidays } = await houseRules(scope);
    for (const one of await openIntroductionsOf(scope, subjectId)) {
      await makeTask(scope, {
        kind: 'still_going',
        subjectId: one.id,
        referralId: subjectId,
        personId: one.person_id,
        assigneeId: one.owner_id,
        dueOn: addWorkingDays(today, TELL_WITHIN, holidays),
      });
    }
  },
};

/** Somebody withdrew, or a case came to its end, perhaps because they died: an offer that stood on it ends with it. */
const endOffersWithTheCase: Listener = {
  name: 'introductions.offers',
  on: ['ReferralWithdrawn', 'ReferralClosed'],
  handle: (scope, { subjectId }) => lapseOffers(scope, subjectId),
};

/** Somebody takes part no more, or wants no record: their offers to go along end. Until this is heard they are shown to nobody. */
const endOffersWithConsent: Listener = {
  name: 'introductions.offers_consent',
  on: ['ConsentWithdrawn'],
  async handle(scope, { payload: { personId } }) {
    if (typeof personId !== 'string' || (await mayUse(scope, 'go_along', { personId })).allowed) return;
    for (const introductionId of await offerStore(scope).ofPerson(personId))
      await closeOffer(scope, { introductionId, personId, why: 'withdrawn' });
  },
};

/** A group takes nobody new for a while: whoever was on the way there is spoken with today. One task an introduction, however often it says so. */
const tellWhoIsOnTheWay: Listener = {
  name: 'introductions.group_pauses',
  on: ['ServicePaused'],
  async handle(scope, { subjectId }) {
    const { today } = await houseRules(scope);
    for (const one of await onTheWayTo(scope, subjectId)) {
      await makeTask(scope, {
        kind: 'provider_pauses',
        subjectId: one.id,
        referralId: one.referral_id,
        personId: one.person_id,
        assigneeId: one.owner_id,
        dueOn: today,
      });
    }
  },
};

/** What this room hears. */
export const introductionListeners: readonly Listener[] = [
  stopWhenAsked,
  followTheCase,
  endWithThePerson,
  endOffersWithTheCase,
  endOffersWithConsent,
  checkWhatFailed,
  keepWhatIsSent,
  carryOutWords,
  tellWhoIsOnTheWay,
];
