import { NotFound, Refused } from '../core/index.ts';
import { createPerson, personStore } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { personFrom } from './person-from.ts';
import { openCaseOf } from './queries.ts';
import { type Referral, referralStore } from './store.ts';
import { takeIntoTriage } from './take-into-triage.ts';
import { transition } from './transition.ts';

export type AcceptInput = {
  readonly referralId: string;
  /** The person it is for when they are known already; null makes a new one. */
  readonly personId: string | null;
  readonly note?: string | null | undefined;
};

/**
 * Takes a referral on: says who it is for and puts it on the waiting list. Emits `ReferralAccepted`.
 * @throws Refused when the person has a case under way: then it is a duplicate, or news for that case
 */
export async function accept(scope: Scope, input: AcceptInput): Promise<Referral> {
  const { referralId, note = null } = input;
  const referral = await referralStore(scope).hold(referralId);
  if (!referral) throw new NotFound('referral');
  const people = personStore(scope);
  if (input.personId) {
    const [person] = await people.hold([input.personId]);
    if (!person) throw new NotFound('person');
    if (person.merged_into) throw new Refused('people.refused.merged');
    const open = await openCaseOf(scope, person.id);
    if (open) throw new Refused('referrals.refused.open_case', { reference: open.reference });
  }
  await takeIntoTriage(scope, referralId);
  await transition(scope, {
    referralId,
    name: 'accept',
    note,
    set: { triaged_at: scope.now, triaged_by: scope.actor.id, decision_note: note },
  });
  const personId = input.personId ?? (await createPerson(scope, personFrom(referral)));
  await people.claimConsents(referralId, personId);
  const waiting = await transition(scope, {
    referralId,
    name: 'wait',
    set: { person_id: personId, waiting_since: scope.now },
  });
  await emit(scope, { name: 'ReferralAccepted', subjectId: referralId, payload: { personId } });
  return waiting;
}
