import { z } from 'zod';
import { audit } from '../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { filledFields, joinedNote } from './merge-people.ts';
import { mergeStore, tablesOfPerson } from './merge-store.ts';
import type { Person, PersonChanges } from './person.ts';
import { mayMerge } from './policy.ts';
import { personStore } from './store.ts';

const snapshot = z.object({
  rows: z.partialRecord(z.enum(tablesOfPerson), z.array(z.uuid())),
  filled: z.array(z.enum(filledFields)),
  before: z.partialRecord(
    z.enum(['may_voicemail', 'may_text', 'may_email', 'may_post', 'neutral_sender']),
    z.boolean(),
  ),
  /** What the kept record's own note on contact was, where two were joined. */
  note: z.string().nullable().default(null),
});

/**
 * Takes a merge back: exactly the rows that moved go home, fields that were filled become empty again unless somebody
 * has changed them since. What was added after the merge stays with the kept record.
 * @throws Forbidden · NotFound · Refused when it was taken back already
 */
export async function undoMerge(scope: Scope, mergeId: string): Promise<void> {
  if (!mayMerge(scope.actor)) throw new Forbidden('people.refused.role');
  const merges = mergeStore(scope);
  const people = personStore(scope);
  const merge = await merges.hold(mergeId);
  if (!merge) throw new NotFound('merge');
  if (merge.undone_at) throw new Refused('people.refused.undone');
  const both = await people.hold([merge.kept_id, merge.merged_id]);
  const kept = both.find(one => one.id === merge.kept_id);
  const merged = both.find(one => one.id === merge.merged_id);
  if (!kept || !merged) throw new NotFound('person');
  if (kept.merged_into) throw new Refused('people.refused.merged');
  const { rows, filled, before, note } = snapshot.parse(merge.moved);
  await merges.moveBack(rows, kept.id, merged.id);
  const untouched =
    note !== null && kept.contact_note === joinedNote({ ...kept, contact_note: note }, merged)?.contact_note;
  await people.change(kept.id, {
    ...emptied(kept, merged, filled),
    ...before,
    ...(untouched ? { contact_note: note } : {}),
  });
  await people.change(merged.id, { merged_into: null });
  await merges.markUndone(merge.id);
  for (const personId of [kept.id, merged.id]) {
    await audit(scope, {
      verb: 'person.merge_undone',
      subject: { kind: 'person_merge', id: merge.id },
      personId,
    });
  }
}

function emptied(
  kept: Person,
  merged: Person,
  filled: readonly (typeof filledFields)[number][],
): PersonChanges {
  const untouched = filled.filter(field => String(kept[field] ?? '') === String(merged[field] ?? ''));
  return Object.fromEntries(untouched.map(field => [field, null])) as PersonChanges;
}
