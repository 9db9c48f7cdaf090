import { allOf } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import {
  type Concept,
  changedConcept,
  changedLexicon,
  type Lexicon,
  type LexiconChanges,
  shippedConcepts,
} from '../lexicon/index.ts';
import { lexiconInUse } from './lexicon-in-use.ts';
import { type Draft, lexiconStore } from './store.ts';

/** The list as it is used, and as it would be with the drafts. */
export type EditorState = {
  readonly inUse: Lexicon;
  readonly drafted: Lexicon;
  readonly drafts: readonly Draft[];
  /** Published and drafted changes together. */
  readonly changes: LexiconChanges;
};

/** Reads what an editor works on. */
export async function editorState(scope: Scope): Promise<EditorState> {
  const store = lexiconStore(scope);
  const { inUse, drafts, number } = await allOf({
    inUse: lexiconInUse(scope),
    drafts: store.drafts(),
    number: store.currentNumber(),
  });
  const published = (await store.changesOf(number)) ?? {};
  const changes = { ...published, ...Object.fromEntries(drafts.map(one => [one.conceptId, one.change])) };
  return {
    inUse,
    drafts,
    changes,
    drafted: drafts.length === 0 ? inUse : changedLexicon(changes, number + 1),
  };
}

/** A concept as it would be with the drafts, also one that is retired; null when there never was one. */
export function conceptFor({ changes }: EditorState, id: string): Concept | null {
  const change = changes[id];
  return changedConcept(id, shippedConcepts.get(id), change && { ...change, retired: false });
}
