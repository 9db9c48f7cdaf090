import { audit } from '../audit/index.ts';
import { Forbidden, NotFound } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { personStore } from './store.ts';

/**
 * The language a person wishes to read, as they said it on their own page. The house writes it down for them.
 * @throws Forbidden, NotFound
 */
export async function setPersonLocale(
  scope: Scope,
  { personId, locale }: { readonly personId: string; readonly locale: string },
): Promise<void> {
  if (scope.actor.role !== 'system') throw new Forbidden('people.refused.role');
  const store = personStore(scope);
  const person = await store.find(personId);
  if (!person) throw new NotFound('person');
  if (person.locale === locale) return;
  await store.change(personId, { locale });
  await audit(scope, {
    verb: 'person.changed',
    subject: { kind: 'person', id: personId },
    personId,
    fields: ['locale'],
  });
}
