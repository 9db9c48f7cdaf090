import type { Routine } from '../../platform/events/index.ts';
import { makeDue } from './make-due.ts';

/** What the clock does: makes the figures of a quarter once everybody has been followed long enough. */
export const releaseRoutines: readonly Routine[] = [
  { name: 'reports.release', cron: '20 4 * * *', handle: makeDue },
];
