import { audit } from '../../audit/index.ts';
import { NotFound, newId, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { refreshListing } from '../search-listing-store.ts';
import { duplicateStore } from './duplicate-store.ts';
import { onlyKeepers, onlyTheirs } from './policy.ts';

export type MergeInput = { readonly keptId: string; readonly mergedId: string };

/**
 * Makes one entry of two: the other one is listed no more and leads to the one that stays. What refers to it
 * (introductions, notes, reports) stays as it is and is read as being about the one that stays, so that taking it back loses nothing.
 * An import that brings the other one again changes its facts, and lists it no more than before.
 * @returns the id of the merge
 * @throws NotFound, Forbidden (also when another programme wrote the other one), Refused (one is merged already, or they are one)
 */
export async function mergeServices(scope: Scope, { keptId, mergedId }: MergeInput): Promise<string> {
  onlyKeepers(scope.actor);
  if (keptId === mergedId) throw new Refused('directory.keeping.refused.same');
  const store = duplicateStore(scope);
  const held = await store.hold([keptId, mergedId]);
  const kept = held.find(one => one.id === keptId);
  const merged = held.find(one => one.id === mergedId);
  if (!kept || !merged) throw new NotFound('service');
  if (kept.mergedInto !== null || merged.mergedInto !== null)
    throw new Refused('directory.keeping.refused.merged');
  if (kept.region !== merged.region) throw new Refused('directory.keeping.refused.region');
  onlyTheirs(merged);
  const id = newId();
  const movedIds = await store.point(mergedId, keptId);
  await store.addMerge({
    id,
    keptId,
    mergedId,
    movedIds,
    wasNotListedSince: merged.notListedSince,
    wasNotListedReason: merged.notListedReason,
  });
  await store.decide(keptId, mergedId, 'merged');
  await refreshListing(scope.db, [keptId, mergedId], scope.now);
  await audit(scope, {
    verb: 'service.merged',
    subject: { kind: 'service', id: keptId },
    fields: [mergedId],
  });
  await emit(scope, { name: 'ServicesMerged', subjectId: keptId, payload: { mergedId, mergeId: id } });
  return id;
}
