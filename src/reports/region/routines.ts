import type { Scope } from '../../platform/database/index.ts';
import type { Routine } from '../../platform/events/index.ts';
import { releasesOf } from '../released/index.ts';
import { showInRegion, takesPart } from './store.ts';

/** Shows what was released since to the region, where the programme takes part. */
export async function showNewest(scope: Scope): Promise<void> {
  const how = await takesPart(scope);
  if (how !== 'no') await showInRegion(scope, await releasesOf(scope), how === 'named');
}

/** Soon after new figures are made. */
export const regionRoutines: readonly Routine[] = [
  { name: 'reports.region', cron: '50 4 * * *', handle: showNewest },
];
