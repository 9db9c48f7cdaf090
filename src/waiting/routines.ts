import type { Letters } from '../letters/index.ts';
import { houseOf } from '../messages/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { Routine } from '../platform/events/index.ts';
import { expectedWait } from '../referrals/index.ts';
import { dueWord } from './due-word.ts';
import { waitStore } from './store.ts';
import { tellWait } from './tell-wait.ts';

/** Tells everybody who waits what is due today. Running it twice on a day tells nobody twice. */
export async function keepInTouch(scope: Scope, letters: Letters): Promise<void> {
  const { settings, zone } = await houseOf(scope);
  const wait = await expectedWait(scope, settings);
  const today = scope.now.toZonedDateTimeISO(zone).toPlainDate();
  for (const one of await waitStore(scope).waiting()) {
    const kind = dueWord(one, { now: scope.now, expected: wait.days, weeks: settings.waitCheckInWeeks });
    if (kind === null) continue;
    await tellWait(scope, letters, { ...one, kind, wait, key: `${one.referralId} ${kind} ${today}` });
  }
}

/** What the clock does in this room. */
export function waitingRoutines(letters: Letters): readonly Routine[] {
  return [
    { name: 'waiting.keep_in_touch', cron: '40 8 * * *', handle: scope => keepInTouch(scope, letters) },
  ];
}
