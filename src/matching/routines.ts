import type { Routine } from '../platform/events/index.ts';
import { answerStore } from './answers/store.ts';
import { unheardStore } from './unheard/store.ts';

/** What the clock does in this room: forgets answers that led to nothing, and words that were not seen again. */
export const matchingRoutines: readonly Routine[] = [
  {
    name: 'matching.forget',
    cron: '20 4 * * *',
    async handle(scope) {
      await answerStore(scope).forgetOld();
      await unheardStore(scope).forgetOld(scope.now.toZonedDateTimeISO('UTC').toPlainDate());
    },
  },
];
