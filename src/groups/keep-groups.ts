import { audit } from '../audit/index.ts';
import { houseRules } from '../care/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { groupsInHand } from './due-queries.ts';
import { endPlaces } from './end-places.ts';
import { WEEKS_AHEAD } from './plan-dates.ts';
import { registerStore } from './register/register-store.ts';
import { daysOf, startOn } from './rhythm.ts';
import { groupStore } from './store.ts';

/** So long a first name of somebody without a place is kept, for the co-ordinator to speak to them. */
const WALK_IN_HOURS = 30 * 24;

/**
 * What the night does for groups: one whose first date was is running, a course whose last date was is over (who had a place has completed
 * it, who still waited is told), one that goes on has dates for the next twelve weeks, and the first
 * names of those who came without a place are forgotten after thirty days.
 */
export async function keepGroups(scope: Scope): Promise<void> {
  const { zone, holidays, today } = await houseRules(scope);
  const store = groupStore(scope);
  await registerStore(scope).forgetWalkIns(scope.now.subtract({ hours: WALK_IN_HOURS }));
  const { compare } = Temporal.Instant;
  for (const one of await groupsInHand(scope)) {
    const group = await store.hold(one.id);
    const over = group.kind === 'course' && one.lastEnds !== null && compare(one.lastEnds, scope.now) <= 0;
    if (over) {
      await store.change(group.id, { state: 'ended', state_since: scope.now, booking: 'closed' });
      await endPlaces(scope, group.id, ['booked'], 'complete', 'group_ended');
      await endPlaces(scope, group.id, ['waiting', 'offered'], 'cancel', 'group_ended');
      await audit(scope, { verb: 'group.ended', subject: { kind: 'own_group', id: group.id } });
      continue;
    }
    if (group.state === 'open' && one.first && compare(one.first, scope.now) <= 0) {
      await store.change(group.id, { state: 'running', state_since: scope.now });
    }
    if (group.kind === 'course' || group.rhythm === null) continue;
    const dates = await store.dates(group.id);
    const days = dates.map(date =>
      (date.moved_from ?? date.starts_at).toZonedDateTimeISO(zone).toPlainDate(),
    );
    const last = days.toSorted(Temporal.PlainDate.compare).at(-1) ?? group.begins_on.subtract({ days: 1 });
    const more = daysOf({
      rule: group.rhythm,
      begins: group.begins_on,
      from: last.add({ days: 1 }),
      most: 2 * WEEKS_AHEAD,
      until: today.add({ weeks: WEEKS_AHEAD }),
      holidays,
    });
    const number = Math.max(0, ...dates.map(date => date.number));
    const time = Temporal.PlainTime.from(group.begins_at);
    await store.addDates(
      group.id,
      more.map((day, index) => ({ number: number + index + 1, startsAt: startOn(day, time, zone) })),
      group.minutes,
    );
  }
}
