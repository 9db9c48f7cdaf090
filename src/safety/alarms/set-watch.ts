import { audit } from '../../audit/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { mayKeepLines } from '../policy.ts';
import type { Watch } from './rules.ts';
import { watchStore } from './store.ts';

/**
 * Sets how long something may lie unread and how long each who is called has. There is no way to turn the watch off.
 * @throws Forbidden, Refused (it closes before it opens)
 */
export async function setWatch(scope: Scope, watch: Watch): Promise<void> {
  mayKeepLines(scope.actor);
  if (Temporal.PlainTime.compare(watch.opens, watch.closes) >= 0)
    throw new Refused('safety.watch.refused.hours');
  await watchStore(scope).setWatch({
    unread_minutes: watch.unreadMinutes,
    unread_minutes_out: watch.unreadMinutesOut,
    next_minutes: watch.nextMinutes,
    opens: watch.opens.toString(),
    closes: watch.closes.toString(),
  });
  await audit(scope, {
    verb: 'watch.set',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    fields: ['unread_minutes', 'unread_minutes_out', 'next_minutes', 'opens', 'closes'],
  });
}
