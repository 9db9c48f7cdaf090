import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { saveConcept } from '../editing/save-concept.ts';
import { conceptFor, editorState } from '../editing/state.ts';
import type { LexiconLanguage } from '../lexicon/index.ts';
import { unheardStore } from './store.ts';

/**
 * Gives a word nobody's concept caught to one (as a draft), or puts it aside.
 * @throws Forbidden, NotFound (no such concept)
 */
export async function settleWord(
  scope: Scope,
  input: { readonly language: LexiconLanguage; readonly word: string; readonly conceptId: string | null },
): Promise<void> {
  const { language, word, conceptId } = input;
  if (conceptId !== null) {
    const state = await editorState(scope);
    const concept = conceptFor(state, conceptId);
    if (concept === null) throw new NotFound('concept');
    const change = state.changes[conceptId];
    await saveConcept(scope, {
      ...concept,
      own: change?.own ?? null,
      retired: change?.retired ?? false,
      reviewed: change?.reviewed ?? {},
      terms: { ...concept.terms, [language]: [...new Set([...concept.terms[language], word])] },
      over: state.drafts.find(one => one.conceptId === conceptId)?.version ?? 0,
    });
  }
  await unheardStore(scope).settle(language, word);
  await audit(scope, {
    verb: conceptId === null ? 'word.ignored' : 'word.assigned',
    subject: { kind: 'lexicon', id: scope.actor.programmeId },
  });
}
