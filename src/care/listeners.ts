import type { Listener } from '../platform/events/index.ts';
import { refreshNextAction } from './refresh-next-action.ts';
import { careStore } from './store.ts';

/** A case begins or gets another link worker: its next action is worked out, and its open tasks go along. */
const takeUp: Listener = {
  name: 'care.take_up',
  on: ['ReferralAccepted', 'ReferralAllocated'],
  async handle(scope, event) {
    const { before, linkWorkerId } = event.payload;
    if (typeof before === 'string' && typeof linkWorkerId === 'string') {
      await careStore(scope).handOverTasks(event.subjectId, before, linkWorkerId);
    }
    await refreshNextAction(scope, event.subjectId);
  },
};

/** What this room does when it hears of something. */
export const careListeners: readonly Listener[] = [takeUp];
