import { settleTasks } from '../care/index.ts';
import type { Letters } from '../letters/index.ts';
import { houseOf, overtakeMessages } from '../messages/index.ts';
import type { Listener } from '../platform/events/index.ts';
import { expectedWait } from '../referrals/index.ts';
import { waitStore } from './store.ts';
import { tellWait } from './tell-wait.ts';

/** Pack for whoever comes on the list, and an end of all this when their turn has come. */
export function waitingListeners(letters: Letters): readonly Listener[] {
  return [
    {
      name: 'waiting.welcome',
      on: ['ReferralAccepted'],
      async handle(scope, event) {
        const [one] = await waitStore(scope).waiting(event.subjectId);
        if (!one || one.toldAt !== null || one.callOwed) return;
        const wait = await expectedWait(scope, (await houseOf(scope)).settings);
        await tellWait(scope, letters, { ...one, kind: 'welcome', wait, key: event.id });
      },
    },
    {
      name: 'waiting.over',
      on: ['ReferralAllocated', 'ReferralWithdrawn', 'ReferralClosed'],
      async handle(scope, event) {
        await overtakeMessages(scope, event.subjectId, [
          'waiting_welcome',
          'waiting_check_in',
          'waiting_changed',
        ]);
        for (const id of await waitStore(scope).callsOwed(event.subjectId)) {
          await settleTasks(scope, 'keep_in_touch', id);
        }
      },
    },
  ];
}
