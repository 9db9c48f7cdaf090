import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import { mayUse } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { holdIntroduction } from '../move.ts';
import { endsBecause, type OfferWay } from './offer.ts';
import { offerStore } from './store.ts';

export type OfferToGoAlong = {
  readonly referralId: string;
  readonly introductionId: string;
  /** The day the person was asked, and how they said yes. */
  readonly askedOn: Temporal.PlainDate;
  readonly how: OfferWay;
};

/**
 * Writes down that the person would go along with somebody new. One offer at a time: said again, nothing changes.
 * @throws NotFound, Forbidden, Refused (they do not go there, have withdrawn, died, or asked us to be careful)
 */
export async function offerToGoAlong(scope: Scope, input: OfferToGoAlong): Promise<void> {
  const { referralId, introductionId, askedOn, how } = input;
  const found = await holdIntroduction(scope, referralId, introductionId);
  const store = offerStore(scope);
  const ground = await store.groundOf(found.id);
  if (!ground) throw new NotFound('introduction');
  const against = endsBecause(ground);
  if (against !== null) throw new Refused(`introductions.along.refused.${against}`);
  if (!(await mayUse(scope, 'go_along', { personId: found.person_id, referralId })).allowed)
    throw new Refused('introductions.along.refused.withdrawn');
  if (!(await store.add(found.id, { askedOn, how }))) return;
  await audit(scope, {
    verb: 'buddy_offer.recorded',
    subject: { kind: 'introduction', id: found.id },
    personId: found.person_id,
    fields: ['asked_on', 'how'],
  });
  await emit(scope, { name: 'BuddyOffered', subjectId: found.id, payload: { referralId } });
}
