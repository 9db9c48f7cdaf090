import { audit } from '../../audit/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { releasesOf } from '../released/index.ts';
import { showInRegion, type TakesPart } from './store.ts';

/**
 * Shows the programme’s released figures to the other programmes of its country, with or without its name, or no longer.
 * @throws Refused where nothing was released that could be shown
 */
export async function takePart(scope: Scope, how: TakesPart): Promise<void> {
  const releases = how === 'no' ? [] : await releasesOf(scope);
  if (how !== 'no' && releases.length === 0) throw new Refused('reports.region.nothing');
  await showInRegion(scope, releases, how === 'named');
  await audit(scope, {
    verb: how === 'no' ? 'region.left' : 'region.joined',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    reason: how,
  });
}
