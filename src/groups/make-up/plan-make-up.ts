import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { allowedGroup } from '../allowed.ts';
import { missedDates, missingPlace, otherDates } from './make-up-queries.ts';
import { makeUpStore } from './make-up-store.ts';

export type PlanMakeUp = {
  readonly placeId: string;
  readonly missedDateId: string;
  /** The date of another course that they come to instead. */
  readonly dateId: string;
};

/**
 * Arranges that a missed date of a course is made up at a date of another one with the same sessions. The group they come to is held, so
 * that two are not given its last chair.
 * @throws NotFound (not theirs, not missed, no such date), Refused (being made up already, full)
 */
export async function planMakeUp(
  scope: Scope,
  { placeId, missedDateId, dateId }: PlanMakeUp,
): Promise<string> {
  const place = await missingPlace(scope, placeId);
  const missed = (await missedDates(scope, placeId)).find(one => one.dateId === missedDateId);
  if (!missed) throw new NotFound('group_date');
  const wanted = { groupId: place.groupId, number: missed.number };
  const target = (await otherDates(scope, wanted)).find(one => one.dateId === dateId);
  if (!target) throw new NotFound('group_date');
  await allowedGroup(scope, target.groupId, 'book');
  const held = (await otherDates(scope, wanted)).find(one => one.dateId === dateId);
  if (!held || held.free === 0) throw new Refused('groups.make_up.refused.full');
  const store = makeUpStore(scope);
  await store.dropCalledOff(placeId, missedDateId);
  const id = await store.add({
    place_id: placeId,
    person_id: place.personId,
    missed_date_id: missedDateId,
    missed_as: missed.standing,
    date_id: dateId,
    group_id: target.groupId,
  });
  if (!id) throw new Refused('groups.make_up.refused.already');
  const subject = { kind: 'group_place' as const, id: placeId };
  await audit(scope, {
    verb: 'group_make_up.planned',
    subject,
    personId: place.personId,
    fields: ['date_id'],
  });
  await emit(scope, {
    name: 'GroupMakeUpPlanned',
    subjectId: id,
    payload: { groupId: target.groupId, dateId },
  });
  return id;
}
