import { audit } from '../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { ConsentCapacity, ConsentWay } from '../programmes/index.ts';
import { mayTakeBackConsent } from './policy.ts';
import { personStore } from './store.ts';

export type WithdrawConsent = {
  readonly personId: string;
  readonly consentId: string;
  readonly how: ConsentWay;
  readonly byWhom: string;
  readonly capacity?: ConsentCapacity;
  readonly capacityNote?: string | null;
};

/**
 * Takes a consent back; it holds from the very next request on. Emits `ConsentWithdrawn`.
 * @throws NotFound, Forbidden, Refused (it was no yes, or was taken back before)
 */
export async function withdrawConsent(scope: Scope, input: WithdrawConsent): Promise<void> {
  if (!mayTakeBackConsent(scope.actor)) throw new Forbidden('people.refused.role');
  const store = personStore(scope);
  const consent = await store.consent(input.consentId);
  if (!consent || consent.person_id !== input.personId) throw new NotFound('consent');
  if (consent.withdrawn_at || !consent.given) throw new Refused('people.refused.consent');
  if (input.capacity === 'representative' && !input.capacityNote)
    throw new Refused('people.refused.capacity');
  await store.withdrawConsent(consent.id, input);
  await audit(scope, {
    verb: 'consent.withdrawn',
    subject: { kind: 'consent', id: consent.id },
    personId: input.personId,
    fields: [consent.purpose],
  });
  await emit(scope, {
    name: 'ConsentWithdrawn',
    subjectId: consent.id,
    payload: { personId: input.personId, purpose: consent.purpose },
  });
}
