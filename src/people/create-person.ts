import { audit } from '../audit/index.ts';
import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { NewPerson } from './person.ts';
import { personStore } from './store.ts';

/**
 * Adds a person from what came with a referral.
 * @returns the new person's id
 * @throws Refused when somebody else already has the identifier: then it is the same person, or a slip of the hand
 */
export async function createPerson(scope: Scope, person: NewPerson): Promise<string> {
  const store = personStore(scope);
  const { identifier_system: system, identifier_value: value } = person;
  if (system && value && (await store.byIdentifier(system, value))) {
    throw new Refused('people.refused.identifier');
  }
  const id = await store.add(person);
  await audit(scope, { verb: 'person.created', subject: { kind: 'person', id }, personId: id });
  return id;
}
