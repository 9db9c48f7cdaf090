import { audit } from '../audit/index.ts';
import { houseRules } from '../care/index.ts';
import { Refused, Stale } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { allowedGroup } from './allowed.ts';
import { columnsOf, columnsOfTimes } from './found-group.ts';
import type { GroupFacts, GroupTimes } from './group.ts';
import { planDates } from './plan-dates.ts';
import { groupStore } from './store.ts';

/**
 * Changes what a group is. Its days are made anew only while it is a draft; later each date is moved by itself, so that everybody is told.
 * @param input.version as it was read
 * @throws NotFound, Forbidden, Stale, Refused (fewer places than are taken, no dates, ended)
 */
export async function editGroup(
  scope: Scope,
  input: {
    readonly groupId: string;
    readonly version: number;
    readonly facts: GroupFacts;
    readonly times: GroupTimes;
  },
): Promise<void> {
  const { groupId, facts, times } = input;
  const group = await allowedGroup(scope, groupId, 'found');
  if (group.version !== input.version) throw new Stale({ yours: facts.about, theirs: group.about });
  if (group.state === 'ended' || group.state === 'cancelled') {
    throw new Refused(`groups.refused.state.${group.state}`);
  }
  if (facts.places < group.taken) throw new Refused('groups.refused.fewer', { taken: group.taken });
  const store = groupStore(scope);
  if (group.state === 'draft') {
    const house = await houseRules(scope);
    const dates = planDates(facts.kind, times, house, house.today);
    if (dates.length === 0) throw new Refused('groups.refused.no_dates');
    await store.dropDates(groupId);
    await store.addDates(
      groupId,
      dates.map(({ startsAt }, index) => ({ number: index + 1, startsAt })),
      times.minutes,
    );
    await store.change(groupId, {
      ...columnsOf(facts),
      ...columnsOfTimes(facts.kind, times, dates.length),
    });
  } else {
    const { kind: _, ...rest } = columnsOf(facts);
    await store.change(groupId, rest);
  }
  await store.setLeaders(groupId, facts.leaders);
  await audit(scope, { verb: 'group.changed', subject: { kind: 'own_group', id: groupId } });
  await emit(scope, { name: 'GroupChanged', subjectId: groupId });
}
