import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { placeStore } from '../place-store.ts';
import { groupStore } from '../store.ts';
import { markOf } from './register-queries.ts';
import { registerStore } from './register-store.ts';

/**
 * Somebody says on their own page, or answers a reminder, that they cannot come to one date; their place stays theirs. Carried out by the house, for the person
 * does not write registers. Said twice it is said once.
 * @throws NotFound (not theirs), Refused (it has begun, or was called off)
 */
export async function excuseFromDate(
  scope: Scope,
  {
    personId,
    placeId,
    dateId,
    how = 'own_page',
  }: {
    readonly personId: string;
    readonly placeId: string;
    readonly dateId: string;
    readonly how?: 'own_page' | 'text' | 'link';
  },
): Promise<void> {
  const place = await placeStore(scope).find(placeId);
  if (place.person_id !== personId || place.state !== 'booked') throw new NotFound('group_place');
  const date = await groupStore(scope).holdDate(place.group_id, dateId);
  if (date.state !== 'planned' || Temporal.Instant.compare(date.starts_at, scope.now) <= 0) {
    throw new Refused('groups.register.refused.begun');
  }
  if (await markOf(scope, placeId, dateId)) return;
  await registerStore(scope).write(place.group_id, dateId, [
    { placeId, personId, standing: 'excused', note: null },
  ]);
  await audit(scope, {
    verb: 'group_attendance.excused',
    subject: { kind: 'group_place', id: placeId },
    personId,
    reason: how,
  });
}
