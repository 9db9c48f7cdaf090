import { audit } from '../../audit/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { differencesOf, markOf } from './list-differences.ts';
import type { ListedConcept } from './read-list.ts';
import { permitEditing } from './save-concept.ts';
import { editorState } from './state.ts';
import { lexiconStore } from './store.ts';

export type ImportConcepts = {
  readonly concepts: readonly ListedConcept[];
  /** The list here as the reader of the preview saw it, by `markOf`. */
  readonly mark: string;
};

/**
 * Makes drafts of what a list changes; nothing is heard differently until they are published.
 * @returns how many concepts were changed
 * @throws Forbidden, Refused (the list here was changed since the preview; nothing to change; a concept without a name)
 */
export async function importConcepts(scope: Scope, { concepts, mark }: ImportConcepts): Promise<number> {
  permitEditing(scope.actor);
  const state = await editorState(scope);
  if (markOf(state) !== mark) throw new Refused('matching.refused.list_changed');
  const { changed, faults } = differencesOf(concepts, state);
  if (faults.length > 0) throw new Refused('matching.import.fault.no_name');
  if (changed.length === 0) throw new Refused('matching.refused.no_draft');
  const drafts = changed.map(({ id, change, over }) => ({ conceptId: id, change, over }));
  if (!(await lexiconStore(scope).saveDrafts(drafts))) throw new Refused('matching.refused.list_changed');
  await audit(scope, {
    verb: 'lexicon.imported',
    subject: { kind: 'lexicon', id: scope.actor.programmeId },
    reason: String(changed.length),
  });
  return changed.length;
}
