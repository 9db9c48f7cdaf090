import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { permitFigures } from './figures.ts';
import { sourceStore } from './source-store.ts';

/** Takes figures away with all their rows; reports are without them from then on. @throws Forbidden, NotFound */
export async function takeAway(
  scope: Scope,
  { sourceId, state }: { readonly sourceId: string; readonly state: 'draft' | 'done' },
): Promise<void> {
  permitFigures(scope.actor);
  const store = sourceStore(scope);
  if (!(await store.find(sourceId, state))) throw new NotFound('population_source');
  await store.remove(sourceId);
  await audit(scope, {
    verb: 'population.taken_away',
    subject: { kind: 'population_source', id: sourceId },
    reason: state,
  });
}
