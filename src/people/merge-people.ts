import { audit } from '../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { mergeStore } from './merge-store.ts';
import type { Person, PersonChanges } from './person.ts';
import { mayMerge } from './policy.ts';
import { personStore } from './store.ts';

/** What the kept record takes over from the other where it has nothing itself. */
export const filledFields = [
  'known_as',
  'pronouns',
  'birth_date',
  'phone',
  'other_phone',
  'email',
  'address',
  'postcode',
  'postcode_area',
  'area_id',
  'lat',
  'lon',
  'interpreter_language',
  'identifier_system',
  'identifier_value',
  'best_time',
  'contact_note',
  'code_word',
  'access_needs',
  'travel_needs',
  'about',
  'gp_name',
  'gp_practice',
  'gp_email',
  'sex',
  'ethnicity',
  'small_area',
] as const satisfies readonly (keyof Person)[];

export type MergePeople = { readonly keptId: string; readonly mergedId: string; readonly reason: string };

/**
 * Joins two records of one person: everything of the second moves to the first, empty fields are filled, and
 * the stricter safe-contact rule wins. What moved is kept, so that `undoMerge` can take it back.
 * @returns the id of the merge
 * @throws Forbidden for all but the co-ordinator · NotFound · Refused when both have a case under way, or one is merged already
 */
export async function mergePeople(scope: Scope, input: MergePeople): Promise<string> {
  const leave = mayMerge(scope.actor);
  if (!leave) throw new Forbidden('people.refused.role');
  if (input.keptId === input.mergedId) throw new Refused('people.refused.same');
  const people = personStore(scope);
  const merges = mergeStore(scope);
  const both = await people.hold([input.keptId, input.mergedId]);
  const kept = both.find(one => one.id === input.keptId);
  const merged = both.find(one => one.id === input.mergedId);
  if (!kept || !merged) throw new NotFound('person');
  if (kept.merged_into || merged.merged_into) throw new Refused('people.refused.merged');
  if ((await merges.openCases([kept.id, merged.id])) > 1) throw new Refused('people.refused.two_cases');
  await merges.endLinks([kept.id, merged.id]);
  const rows = await merges.moveAll(merged.id, kept.id);
  await people.change(merged.id, { merged_into: kept.id });
  const filled = filling(kept, merged);
  const stricter = stricterContact(kept, merged);
  const joined = joinedNote(kept, merged);
  await people.change(kept.id, { ...filled, ...stricter, ...joined });
  const before = Object.fromEntries(
    Object.keys(stricter).map(field => [field, !stricter[field as keyof Strictness]]),
  );
  const id = await merges.add({
    keptId: kept.id,
    mergedId: merged.id,
    reason: input.reason,
    moved: {
      rows: { ...rows },
      filled: Object.keys(filled),
      before,
      note: joined ? kept.contact_note : null,
    },
  });
  for (const personId of [kept.id, merged.id]) {
    await audit(scope, { verb: 'person.merged', subject: { kind: 'person_merge', id }, personId });
  }
  return id;
}

function filling(kept: Person, merged: Person): PersonChanges {
  const fields = filledFields.filter(field => kept[field] === null && merged[field] !== null);
  return Object.fromEntries(fields.map(field => [field, merged[field]])) as PersonChanges;
}

/** A way of contact that one of the two records forbids is forbidden afterwards. */
function stricterContact(kept: Person, merged: Person): Strictness {
  const ways = ['may_voicemail', 'may_text', 'may_email', 'may_post'] as const;
  const forbidden = ways.filter(way => kept[way] && !merged[way]);
  return {
    ...(Object.fromEntries(forbidden.map(way => [way, false])) as Strictness),
    ...(merged.neutral_sender && !kept.neutral_sender ? { neutral_sender: true } : {}),
  };
}

type Strictness = Pick<
  PersonChanges,
  'may_voicemail' | 'may_text' | 'may_email' | 'may_post' | 'neutral_sender'
>;

/** Two notes on how to reach somebody are both kept: the one that is dropped could be the one that keeps them safe. */
export function joinedNote(kept: Person, merged: Person): { readonly contact_note: string } | null {
  const [first, second] = [kept.contact_note, merged.contact_note];
  return first && second && first !== second ? { contact_note: `${first}\n${second}` } : null;
}
