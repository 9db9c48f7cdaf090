import { audit } from '../../audit/index.ts';
import type { Routine } from '../../platform/events/index.ts';
import { studyStore } from './store.ts';

/** Ends studies whose last day is over, and destroys the keys of all that have ended: re-linking ends with them. */
export const researchRoutines: readonly Routine[] = [
  {
    name: 'reports.end_research',
    cron: '*/5 * * * *',
    async handle(scope) {
      const store = studyStore(scope);
      const today = scope.now.toZonedDateTimeISO('UTC').toPlainDate();
      for (const id of await store.over(today)) {
        await store.end(id, 'over');
        await audit(scope, { verb: 'research.over', subject: { kind: 'research_project', id } });
      }
      await store.destroyEnded();
    },
  },
];
