import { Refused } from '../core/index.ts';
import { mayUse } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { minimumOf, readShared } from './minimum.ts';
import { holdIntroduction, move } from './move.ts';
import { reachable } from './queries.ts';

type One = { readonly referralId: string; readonly introductionId: string };

/**
 * Sends the introduction: keeps exactly what the group is told and says so as `IntroductionSent`, from which the
 * message is written. The person's yes is asked of the record at this moment.
 * @throws Refused when the person does not agree to sharing with groups, or nothing was chosen yet
 */
export async function sendIntroduction(scope: Scope, one: One): Promise<void> {
  const found = await holdIntroduction(scope, one.referralId, one.introductionId);
  const told = { id: found.service_id, names: [found.service_name] };
  if (!(await mayUse(scope, 'group_introduction', { personId: found.person_id }, told)).allowed)
    throw new Refused('introductions.refused.consent');
  const { agreed } = readShared(found.shared);
  const sent = minimumOf(await reachable(scope, found.person_id), agreed);
  await move(scope, {
    ...one,
    name: 'send',
    set: { sent_at: scope.now, chased_times: 0, shared: { agreed: { ...agreed }, sent: { ...sent } } },
  });
}
