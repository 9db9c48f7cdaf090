import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import type { OfferEnd } from './offer.ts';
import { offerStore } from './store.ts';

/** Ends the open offer of an introduction, on record; does nothing when there is none. The caller has asked the policy. */
export async function closeOffer(
  scope: Scope,
  input: {
    readonly introductionId: string;
    readonly personId: string;
    readonly why: OfferEnd | 'taken_back';
  },
): Promise<void> {
  const { introductionId, personId, why } = input;
  if (!(await offerStore(scope).end(introductionId, why))) return;
  await audit(scope, {
    verb: 'buddy_offer.ended',
    subject: { kind: 'introduction', id: introductionId },
    personId,
    fields: ['ended_why'],
    reason: why,
  });
  await emit(scope, { name: 'BuddyOfferEnded', subjectId: introductionId, payload: { why } });
}
