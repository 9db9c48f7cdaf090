import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { allowedGroup } from '../allowed.ts';
import { groupStore } from '../store.ts';
import { registerOf } from './register-queries.ts';
import { registerStore } from './register-store.ts';
import type { Mark } from './tally.ts';

export type CorrectAttendance = {
  readonly groupId: string;
  readonly dateId: string;
  readonly placeId: string;
  readonly mark: Mark;
  readonly why: string;
};

/**
 * Puts one line of a signed register right. What stood there, who changed it and why stay on record.
 * @throws NotFound, Forbidden, Refused (not signed yet: then it is simply marked)
 */
export async function correctAttendance(scope: Scope, input: CorrectAttendance): Promise<void> {
  const { groupId, dateId, placeId, mark, why } = input;
  await allowedGroup(scope, groupId, 'register');
  const held = await groupStore(scope).holdDate(groupId, dateId);
  const { lines } = await registerOf(scope, groupId, dateId);
  const line = lines.find(one => one.placeId === placeId);
  if (!line) throw new NotFound('group_place');
  if (!held.signed_at) throw new Refused('groups.register.refused.unsigned');
  if (line.standing === mark) return;
  await registerStore(scope).write(
    groupId,
    dateId,
    [{ placeId, personId: line.personId, standing: mark, note: line.note }],
    why,
  );
  await audit(scope, {
    verb: 'group_attendance.corrected',
    subject: { kind: 'group_place', id: placeId },
    personId: line.personId,
    fields: ['state'],
  });
  await emit(scope, { name: 'GroupAttendanceCorrected', subjectId: dateId, payload: { groupId } });
}
