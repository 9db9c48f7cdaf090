import type { Routine } from '../platform/events/index.ts';
import { refreshDueListings } from './search-listing-store.ts';

/** Most services worked out anew at once; what is left waits for the next time. */
const atOnce = 2000;

/** Keeps the next date of each service ahead of the clock. */
export const searchRoutines: readonly Routine[] = [
  {
    name: 'directory.next_dates',
    cron: '*/15 * * * *',
    async handle({ db, now }) {
      await refreshDueListings(db, now, atOnce);
    },
  },
];
