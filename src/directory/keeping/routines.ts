import type { Routine } from '../../platform/events/index.ts';
import { chaseGroups } from './chase-groups.ts';
import { findDuplicates } from './find-duplicates.ts';
import { programmeOf } from './programme-queries.ts';

/** What the clock does: groups are asked on working days in the morning, the likes of entries are looked for at night. */
export const keepingRoutines: readonly Routine[] = [
  {
    name: 'directory.chase',
    cron: '20 8 * * 1-5',
    async handle(scope) {
      await chaseGroups(scope, await programmeOf(scope));
    },
  },
  {
    name: 'directory.duplicates',
    cron: '20 3 * * *',
    async handle(scope) {
      await findDuplicates(scope, (await programmeOf(scope)).region);
    },
  },
];
