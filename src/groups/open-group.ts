import { audit } from '../audit/index.ts';
import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { allowedGroup } from './allowed.ts';
import { groupStore } from './store.ts';

/**
 * Opens a draft, or the booking of a group whose booking was closed; or closes the booking. Who has a place keeps it.
 * @throws NotFound, Forbidden, Refused (ended, cancelled, or by video without a link)
 */
export async function setBooking(
  scope: Scope,
  input: { readonly groupId: string; readonly booking: 'open' | 'closed' },
): Promise<void> {
  const { groupId, booking } = input;
  const group = await allowedGroup(scope, groupId, 'found');
  if (group.state === 'ended' || group.state === 'cancelled') {
    throw new Refused(`groups.refused.state.${group.state}`);
  }
  if (booking === 'open' && group.mode === 'video' && !group.video_link) {
    throw new Refused('groups.refused.video');
  }
  const opens = group.state === 'draft' && booking === 'open';
  await groupStore(scope).change(groupId, {
    booking,
    ...(opens ? { state: 'open', state_since: scope.now } : {}),
  });
  await audit(scope, {
    verb: booking === 'open' ? 'group.opened' : 'group.closed_to_booking',
    subject: { kind: 'own_group', id: groupId },
  });
  if (booking === 'open') await emit(scope, { name: 'GroupOpened', subjectId: groupId });
}
