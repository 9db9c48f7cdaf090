import { audit } from '../audit/index.ts';
import { houseRules } from '../care/index.ts';
import { Forbidden, newId, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { GroupFacts, GroupTimes } from './group.ts';
import { planDates } from './plan-dates.ts';
import { may } from './policy.ts';
import { ruleOf } from './rhythm.ts';
import { groupStore } from './store.ts';

/** The columns of what is written down of a group. */
export function columnsOf(facts: GroupFacts) {
  return {
    name: facts.name,
    kind: facts.kind,
    about: facts.about,
    what_to_expect: facts.whatToExpect,
    mode: facts.mode,
    place: facts.place,
    address: facts.address,
    directions: facts.directions,
    video_link: facts.videoLink,
    languages: [...facts.languages],
    needs_met: [...facts.needsMet],
    places: facts.places,
    offer_hours: facts.offerHours,
  };
}

/** The columns of when it meets. */
export function columnsOfTimes(kind: GroupFacts['kind'], times: GroupTimes, dates: number) {
  return {
    begins_on: times.beginsOn,
    begins_at: times.beginsAt.toString(),
    minutes: times.minutes,
    rhythm: ruleOf(times.rhythm, times.beginsOn),
    weeks: kind === 'course' ? dates : null,
  };
}

/**
 * Founds a group as a draft, with its dates. Nobody can be booked before it is opened.
 * @throws Forbidden, Refused when there is no date
 * @returns its id
 */
export async function foundGroup(
  scope: Scope,
  input: { readonly facts: GroupFacts; readonly times: GroupTimes },
): Promise<string> {
  const leave = may(scope.actor, 'found', false);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  const { facts, times } = input;
  const house = await houseRules(scope);
  const dates = planDates(facts.kind, times, house, house.today);
  const [first] = dates;
  if (!first) throw new Refused('groups.refused.no_dates');
  const store = groupStore(scope);
  const id = newId();
  await store.add({
    id,
    ...columnsOf(facts),
    ...columnsOfTimes(facts.kind, times, dates.length),
    state_since: scope.now,
    created_at: scope.now,
    created_by: scope.actor.id,
  });
  await store.setLeaders(id, facts.leaders);
  await store.addDates(
    id,
    dates.map(({ startsAt }, index) => ({ number: index + 1, startsAt })),
    times.minutes,
  );
  await audit(scope, { verb: 'group.founded', subject: { kind: 'own_group', id } });
  return id;
}
