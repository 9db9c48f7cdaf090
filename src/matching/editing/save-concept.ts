import { audit } from '../../audit/index.ts';
import { Forbidden, Stale } from '../../core/index.ts';
import type { Actor, Scope } from '../../platform/database/index.ts';
import {
  type ConceptChange,
  conceptChange,
  differenceOf,
  type LexiconLanguage,
  lexiconLanguages,
  shippedConcepts,
} from '../lexicon/index.ts';
import { lexiconStore } from './store.ts';

/** A concept as an editor typed it: whole lists; what changed is worked out here. */
export type TypedConcept = {
  readonly id: string;
  readonly own: ConceptChange['own'];
  readonly retired: boolean;
  readonly assets: readonly string[];
  readonly finds: readonly string[];
  readonly terms: Readonly<Record<LexiconLanguage, readonly string[]>>;
  readonly reviewed: ConceptChange['reviewed'];
  /** The draft that was read before; 0 when there was none. */
  readonly over: number;
};

/** Co-ordinators and administrators keep the list of concepts. */
export function permitEditing(actor: Actor): void {
  if (!['coordinator', 'administrator', 'system'].includes(actor.role)) {
    throw new Forbidden('matching.refused.editor');
  }
}

/** What a typed concept changes of the project's list. */
export function changeOf(typed: TypedConcept): ConceptChange {
  const base = shippedConcepts.get(typed.id);
  return conceptChange.parse({
    own: typed.own,
    retired: typed.retired,
    assets: differenceOf(base?.assets ?? [], typed.assets),
    finds: differenceOf(base?.finds ?? [], typed.finds),
    terms: Object.fromEntries(
      lexiconLanguages.flatMap(language => {
        const change = differenceOf(base?.terms[language] ?? [], typed.terms[language]);
        return change.add.length + change.remove.length > 0 ? [[language, change]] : [];
      }),
    ),
    reviewed: typed.reviewed,
  });
}

/**
 * Saves a concept as a draft; nothing is heard differently until it is published.
 * @throws Forbidden, Stale (somebody else saved it in the meantime)
 */
export async function saveConcept(scope: Scope, typed: TypedConcept): Promise<void> {
  permitEditing(scope.actor);
  const store = lexiconStore(scope);
  const change = changeOf(typed);
  if (!(await store.saveDraft(typed.id, change, typed.over))) {
    const theirs = (await store.drafts()).find(one => one.conceptId === typed.id);
    throw new Stale({ yours: asText(change), theirs: theirs ? asText(theirs.change) : '' });
  }
  await audit(scope, {
    verb: 'lexicon.drafted',
    subject: { kind: 'lexicon', id: scope.actor.programmeId },
    reason: typed.id,
  });
}

type AddAndRemove = { readonly add: readonly string[]; readonly remove: readonly string[] };

/** What is added and removed of one list, a line each; `label` says of which. */
export function linesOf(label: string, { add, remove }: AddAndRemove): string[] {
  return [...add.map(one => `+ ${label}: ${one}`), ...remove.map(one => `− ${label}: ${one}`)];
}

/** A change as lines: + what is added, − what is removed. */
export function asText(change: ConceptChange): string {
  return [
    ...(change.own ? [`${change.own.names.en} (${change.own.kind})`] : []),
    ...(change.retired ? ['×'] : []),
    ...lexiconLanguages.flatMap(language =>
      linesOf(language, change.terms[language] ?? { add: [], remove: [] }),
    ),
    ...linesOf('→', change.finds),
    ...linesOf('⌂', change.assets),
  ].join('\n');
}
