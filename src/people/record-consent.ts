import { audit } from '../audit/index.ts';
import { NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { ConsentPurpose, ConsentWay } from '../programmes/index.ts';
import { personStore } from './store.ts';

export type RecordConsent = {
  readonly personId: string;
  readonly purpose: ConsentPurpose;
  readonly recipient: string | null;
  readonly given: boolean;
  readonly how: ConsentWay;
  readonly byWhom: string;
};

/** Writes down what the person said about one purpose. The newest word counts; older ones stay on record. */
export async function recordConsent(scope: Scope, input: RecordConsent): Promise<void> {
  const store = personStore(scope);
  const person = await store.find(input.personId);
  if (!person) throw new NotFound('person');
  if (person.merged_into) throw new Refused('people.refused.merged');
  await store.addConsents([input]);
  await audit(scope, {
    verb: input.given ? 'consent.given' : 'consent.refused',
    subject: { kind: 'person', id: person.id },
    personId: person.id,
    fields: [input.purpose],
  });
}
