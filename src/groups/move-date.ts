import { audit } from '../audit/index.ts';
import { houseRules } from '../care/index.ts';
import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { allowedGroup } from './allowed.ts';
import type { GroupReason } from './group.ts';
import { groupStore } from './store.ts';

/**
 * Moves one date to another time, and to another place if it says so. From when it was moved stays on record, and everybody with a place
 * is told.
 * @throws NotFound, Forbidden, Refused (called off or over, into the past, or nothing changes)
 */
export async function moveDate(
  scope: Scope,
  input: {
    readonly groupId: string;
    readonly dateId: string;
    /** By the clock on the wall. */
    readonly startsAt: Temporal.PlainDateTime;
    readonly place: string | null;
    readonly why: GroupReason;
  },
): Promise<void> {
  const { groupId, dateId, place, why } = input;
  await allowedGroup(scope, groupId, 'keep');
  const store = groupStore(scope);
  const date = await store.holdDate(groupId, dateId);
  const { compare } = Temporal.Instant;
  if (date.state !== 'planned' || compare(date.starts_at, scope.now) <= 0) {
    throw new Refused('groups.refused.date_over');
  }
  const { zone } = await houseRules(scope);
  const startsAt = input.startsAt.toZonedDateTime(zone).toInstant();
  if (compare(startsAt, scope.now) <= 0) throw new Refused('groups.refused.past');
  if (startsAt.equals(date.starts_at) && place === date.place) throw new Refused('groups.refused.no_change');
  await store.changeDate(dateId, { starts_at: startsAt, place, why, moved_from: date.starts_at });
  await audit(scope, {
    verb: 'group_date.moved',
    subject: { kind: 'group_date', id: dateId },
    reason: why,
    fields: startsAt.equals(date.starts_at) ? ['place'] : ['starts_at'],
  });
  await emit(scope, {
    name: 'GroupDateMoved',
    subjectId: dateId,
    payload: { groupId, from: date.starts_at.toString(), at: startsAt.toString() },
  });
}
