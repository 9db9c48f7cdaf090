import { makeTask } from '../care/index.ts';
import type { Listener, Routine } from '../platform/events/index.ts';
import { taskOfRequest } from './access/request-copy.ts';
import { accessStore } from './access/store.ts';
import { carryOutErasures } from './erasure/carry-out.ts';
import { holdStore } from './holds/store.ts';
import { keepingRules } from './retention/queries.ts';

/** What this room does in the night. */
export const recordRoutines: readonly Routine[] = [
  { name: 'erase-records', cron: '40 2 * * *', handle: carryOutErasures },
  { name: 'expired-copies', cron: '50 2 * * *', handle: scope => accessStore(scope).dropExpired() },
  {
    name: 'review-holds',
    cron: '10 6 * * *',
    async handle(scope) {
      const { today } = await keepingRules(scope);
      for (const hold of await holdStore(scope).toReview(today))
        await makeTask(scope, {
          kind: 'review_hold',
          subjectId: hold.id,
          personId: hold.person_id,
          assigneeId: null,
          dueOn: hold.review_on,
        });
    },
  },
];

/** What this room hears: a request for a copy makes a task, whoever asked. */
export const recordListeners: readonly Listener[] = [
  {
    name: 'copy-task',
    on: ['CopyRequested'],
    handle: (scope, event) => taskOfRequest(scope, event.subjectId),
  },
];
