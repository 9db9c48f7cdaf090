import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { allowedGroup } from '../allowed.ts';
import { cancelPlace } from '../cancel-place.ts';
import { placeStore } from '../place-store.ts';
import { groupStore } from '../store.ts';
import { excuseFromDate } from './excuse-from-date.ts';
import { groupOfDate, hasBeen, markOf } from './register-queries.ts';
import { registerStore } from './register-store.ts';

/** What a person answers to the reminder of a date. `give_up`: they want no place any more. */
export type DateAnswer = 'yes' | 'cannot_come' | 'give_up';

/**
 * Carries out what somebody answers to the reminder of a date. Who cannot come is excused from that date and keeps their place; where it was the
 * only date they could still come to and they never came, they give the place back, and the next who waits is asked. Carried out by the house.
 * @returns whether they have their place
 * @throws NotFound (no place of theirs), Refused (the date has begun, or was called off)
 */
export async function answerForDate(
  scope: Scope,
  {
    personId,
    dateId,
    answer,
    how,
  }: {
    readonly personId: string;
    readonly dateId: string;
    readonly answer: DateAnswer;
    readonly how: 'text' | 'link';
  },
): Promise<'kept' | 'freed'> {
  const groupId = await groupOfDate(scope, dateId);
  await allowedGroup(scope, groupId, 'book');
  const place = await placeStore(scope).openOf(groupId, personId);
  if (place?.state !== 'booked') throw new NotFound('group_place');
  const placeId = place.id;
  if (
    answer === 'give_up' ||
    (answer === 'cannot_come' && (await isLastChance(scope, groupId, placeId, dateId)))
  ) {
    await cancelPlace(scope, { placeId, by: 'person', why: 'cannot_come' });
    return 'freed';
  }
  if (answer === 'cannot_come') {
    await excuseFromDate(scope, { personId, placeId, dateId, how });
    return 'kept';
  }
  if ((await markOf(scope, placeId, dateId))?.state === 'excused') {
    await registerStore(scope).takeBackExcuse(placeId, dateId);
    await audit(scope, {
      verb: 'group_attendance.excuse_taken_back',
      subject: { kind: 'group_place', id: placeId },
      personId,
      reason: how,
    });
  }
  return 'kept';
}

/** Whether no other date is left to them, and they never came to one. */
async function isLastChance(
  scope: Scope,
  groupId: string,
  placeId: string,
  dateId: string,
): Promise<boolean> {
  const left = (await groupStore(scope).dates(groupId)).filter(
    one =>
      one.id !== dateId && one.state === 'planned' && Temporal.Instant.compare(one.starts_at, scope.now) > 0,
  );
  return left.length === 0 && !(await hasBeen(scope, placeId));
}
