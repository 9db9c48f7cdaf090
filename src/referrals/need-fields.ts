import { type Need, type NeedGroup, needGroups, needsByGroup } from '../programmes/index.ts';
import { choices } from '../ui/index.ts';

type NeedField = `needs_${NeedGroup}`;

/** One field of tick boxes for each group of needs, so that every box has an id of its own. */
export function needFields() {
  return {
    needs_people: choices(needsByGroup.people),
    needs_mind: choices(needsByGroup.mind),
    needs_home_and_money: choices(needsByGroup.home_and_money),
    needs_body: choices(needsByGroup.body),
    needs_safety: choices(needsByGroup.safety),
  } satisfies Record<NeedField, unknown>;
}

/** All needs that were ticked, in the order of the list. Reads half-filled forms too. */
export function needsIn(form: Partial<Record<NeedField, readonly Need[]>>): Need[] {
  return needGroups.codes.flatMap(group => form[`needs_${group}`] ?? []);
}
