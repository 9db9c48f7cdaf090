import type { Routine } from '../platform/events/index.ts';
import { answerStore } from './answers/store.ts';
import { type CountOutcomes, proposeLearning } from './learning/learn.ts';
import { unheardStore } from './unheard/store.ts';

/**
 * What the clock does in this room: forgets answers that led to nothing, and words that were not seen again; once a week
 * puts before a person what can be learned of how suggestions went, as the room of introductions counts it.
 */
export function matchingRoutines({ outcomes }: { readonly outcomes: CountOutcomes }): readonly Routine[] {
  return [
    {
      name: 'matching.forget',
      cron: '20 4 * * *',
      async handle(scope) {
        await answerStore(scope).forgetOld();
        await unheardStore(scope).forgetOld(scope.now.toZonedDateTimeISO('UTC').toPlainDate());
      },
    },
    {
      name: 'matching.learn',
      cron: '50 4 * * 1',
      async handle(scope) {
        const today = scope.now.toZonedDateTimeISO('UTC').toPlainDate();
        await proposeLearning(scope, await outcomes(scope), today);
      },
    },
  ];
}
