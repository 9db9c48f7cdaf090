import { audit } from '../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { ConsentCapacity, ConsentPurpose, ConsentWay } from '../programmes/index.ts';
import { mayRecordConsent } from './policy.ts';
import { personStore } from './store.ts';

export type RecordConsent = {
  readonly personId: string;
  readonly purpose: ConsentPurpose;
  /** About one recipient only; a service of the directory also by its id. */
  readonly recipient: string | null;
  readonly recipientId?: string | null;
  /** Only that they take part and how it ended; null for all that the purpose speaks of. */
  readonly scope?: 'basics' | null;
  readonly given: boolean;
  readonly how: ConsentWay;
  readonly byWhom: string;
  readonly capacity?: ConsentCapacity;
  /** Who helped, or by what right somebody decides for the person. */
  readonly capacityNote?: string | null;
  /** Which words were shown, where words were shown. */
  readonly wording?: number | null;
  readonly wordingLocale?: string | null;
};

/**
 * Writes down what was said about one purpose. The newest word counts; older ones stay on record. A no is told to the rooms
 * (`ConsentWithdrawn`), which stop what is under way.
 * @throws NotFound, Forbidden, Refused (the record was joined with another; somebody decides for the person without saying by what right)
 */
export async function recordConsent(scope: Scope, input: RecordConsent): Promise<void> {
  if (!mayRecordConsent(scope.actor, input.personId)) throw new Forbidden('people.refused.role');
  const store = personStore(scope);
  const person = await store.find(input.personId);
  if (!person) throw new NotFound('person');
  if (person.merged_into) throw new Refused('people.refused.merged');
  if (input.capacity === 'representative' && !input.capacityNote)
    throw new Refused('people.refused.capacity');
  await store.addConsents([input]);
  await audit(scope, {
    verb: input.given ? 'consent.given' : 'consent.refused',
    subject: { kind: 'person', id: person.id },
    personId: person.id,
    fields: [input.purpose],
  });
  if (!input.given) {
    await emit(scope, {
      name: 'ConsentWithdrawn',
      subjectId: person.id,
      payload: { personId: person.id, purpose: input.purpose },
    });
  }
}
