import { audit } from '../audit/index.ts';
import { houseRules } from '../care/index.ts';
import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { allowedGroup } from './allowed.ts';
import type { GroupReason } from './group.ts';
import { daysOf, startOn } from './rhythm.ts';
import { groupStore } from './store.ts';

/**
 * Calls one date off. A course may get another at its end instead, so that it keeps its length. Everybody with a place is told.
 * @param input.another add a date after the last one, by the rhythm of the group
 * @throws NotFound, Forbidden, Refused (over or called off already)
 */
export async function cancelDate(
  scope: Scope,
  input: {
    readonly groupId: string;
    readonly dateId: string;
    readonly why: GroupReason;
    readonly another: boolean;
  },
): Promise<void> {
  const { groupId, dateId, why, another } = input;
  const group = await allowedGroup(scope, groupId, 'keep');
  const store = groupStore(scope);
  const date = await store.holdDate(groupId, dateId);
  if (date.state !== 'planned' || Temporal.Instant.compare(date.starts_at, scope.now) <= 0) {
    throw new Refused('groups.refused.date_over');
  }
  await store.changeDate(dateId, { state: 'cancelled', why });
  if (another && group.rhythm !== null) {
    const { zone, holidays } = await houseRules(scope);
    const dates = await store.dates(groupId);
    const days = dates.map(one => one.starts_at.toZonedDateTimeISO(zone).toPlainDate());
    const last = days.toSorted(Temporal.PlainDate.compare).at(-1) ?? group.begins_on;
    const [day] = daysOf({
      rule: group.rhythm,
      begins: group.begins_on,
      from: last.add({ days: 1 }),
      most: 1,
      holidays,
    });
    const number = Math.max(...dates.map(one => one.number)) + 1;
    const time = Temporal.PlainTime.from(group.begins_at);
    if (day) await store.addDates(groupId, [{ number, startsAt: startOn(day, time, zone) }], group.minutes);
  }
  await audit(scope, {
    verb: 'group_date.cancelled',
    subject: { kind: 'group_date', id: dateId },
    reason: why,
  });
  await emit(scope, { name: 'GroupDateCancelled', subjectId: dateId, payload: { groupId } });
}
