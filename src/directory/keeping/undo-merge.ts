import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { refreshListing } from '../search-listing-store.ts';
import { duplicateStore, type Merge } from './duplicate-store.ts';
import { onlyKeepers, onlyTheirs } from './policy.ts';

/**
 * Takes a merge back: two entries again, the other one listed as it was before. The pair is open again.
 * @throws NotFound, Forbidden, Refused (it was taken back already)
 */
export async function undoMerge(scope: Scope, mergeId: string): Promise<Merge> {
  onlyKeepers(scope.actor);
  const store = duplicateStore(scope);
  const merge = await store.merge(mergeId);
  if (!merge) throw new NotFound('merge');
  if (merge.undoneAt !== null) throw new Refused('directory.keeping.refused.undone');
  const held = await store.hold([merge.keptId, merge.mergedId]);
  const merged = held.find(one => one.id === merge.mergedId);
  if (held.length !== 2 || !merged) throw new NotFound('merge');
  onlyTheirs(merged);
  await store.unpoint(merge);
  await store.decide(merge.keptId, merge.mergedId, 'open');
  await refreshListing(scope.db, [merge.keptId, merge.mergedId], scope.now);
  const { keptId, mergedId } = merge;
  await audit(scope, {
    verb: 'service.unmerged',
    subject: { kind: 'service', id: keptId },
    fields: [mergedId],
  });
  await emit(scope, { name: 'ServicesParted', subjectId: keptId, payload: { mergedId, mergeId } });
  return merge;
}
