import { audit } from '../audit/index.ts';
import { NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { ConsentWay } from '../programmes/index.ts';
import { personStore } from './store.ts';

/** Takes a consent back; it holds from the very next request on. Emits `ConsentWithdrawn`. */
export async function withdrawConsent(
  scope: Scope,
  input: { readonly personId: string; readonly consentId: string; readonly how: ConsentWay },
): Promise<void> {
  const store = personStore(scope);
  const consent = await store.consent(input.consentId);
  if (!consent || consent.person_id !== input.personId) throw new NotFound('consent');
  if (consent.withdrawn_at || !consent.given) throw new Refused('people.refused.consent');
  await store.withdrawConsent(consent.id, input.how);
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
