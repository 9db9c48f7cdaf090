import type { Routine } from '../platform/events/index.ts';
import { keepGroups } from './keep-groups.ts';
import { lapseOffers } from './lapse-offers.ts';
import { remindOfDates } from './remind.ts';

/** What the clock does for groups. */
export const groupRoutines: readonly Routine[] = [
  { name: 'groups.lapse', cron: '*/5 * * * *', handle: scope => lapseOffers(scope) },
  { name: 'groups.keep', cron: '15 3 * * *', handle: scope => keepGroups(scope) },
  { name: 'groups.remind', cron: '10 9 * * *', handle: scope => remindOfDates(scope) },
];
