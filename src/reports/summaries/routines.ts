import type { Routine } from '../../platform/events/index.ts';
import { compareSummaries } from './compare-summaries.ts';
import { keepSpans, keepSummaries } from './keep-summaries.ts';

/** What keeps summaries: worked out every minute, added up over longer spans now and then, compared with the records every night. */
export const summaryRoutines: readonly Routine[] = [
  { name: 'summaries.keep', cron: '* * * * *', handle: keepSummaries },
  { name: 'summaries.spans', cron: '4-59/10 * * * *', handle: keepSpans },
  {
    name: 'summaries.compare',
    cron: '35 3 * * *',
    async handle(scope) {
      await compareSummaries(scope);
    },
  },
];
