import { audit } from '../audit/index.ts';
import { NotFound, Refused, Stale } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { Person, PersonChanges } from './person.ts';
import { personStore } from './store.ts';

export type EditPerson = {
  readonly personId: string;
  /** The version the editor saw. */
  readonly version: number;
  readonly changes: PersonChanges;
  /** Says a set of fields in words, for the page that shows two editors' texts side by side. */
  readonly describe: (fields: PersonChanges) => string;
};

/**
 * Changes who somebody is and how they may be reached. Only what really differs is written.
 * @throws NotFound · Refused when the record was merged into another, or the identifier is somebody else's
 * @throws Stale when another person saved first: both texts, limited to the fields in which they differ
 */
export async function editPerson(scope: Scope, input: EditPerson): Promise<void> {
  const store = personStore(scope);
  const [person] = await store.hold([input.personId]);
  if (!person) throw new NotFound('person');
  if (person.merged_into) throw new Refused('people.refused.merged');
  const changes = differing(person, input.changes);
  const fields = Object.keys(changes);
  if (person.version !== input.version) {
    if (fields.length === 0) return;
    throw new Stale({ yours: input.describe(changes), theirs: input.describe(only(person, fields)) });
  }
  if (fields.length === 0) return;
  const { identifier_system: system, identifier_value: value } = changes;
  if (value) {
    const other = await store.byIdentifier(system ?? person.identifier_system ?? '', value);
    if (other && other.id !== person.id) throw new Refused('people.refused.identifier');
  }
  await store.change(person.id, changes);
  await audit(scope, {
    verb: 'person.changed',
    subject: { kind: 'person', id: person.id },
    personId: person.id,
    fields,
  });
}

function differing(person: Person, changes: PersonChanges): PersonChanges {
  const stored = new Map<string, unknown>(Object.entries(person));
  const changed = Object.entries(changes).filter(
    ([field, value]) => String(stored.get(field) ?? '') !== String(value ?? ''),
  );
  return Object.fromEntries(changed) as PersonChanges;
}

function only(person: Person, fields: readonly string[]): PersonChanges {
  return Object.fromEntries(
    Object.entries(person).filter(([field]) => fields.includes(field)),
  ) as PersonChanges;
}
