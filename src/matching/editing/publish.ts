import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type LexiconChanges, lexicon } from '../lexicon/index.ts';
import { permitEditing } from './save-concept.ts';
import { lexiconStore } from './store.ts';

/**
 * Publishes all drafts as a new version; every process hears by it from its next sentence on.
 * @returns its number
 * @throws Forbidden, Refused (nothing was changed)
 */
export async function publishLexicon(scope: Scope, why: string): Promise<number> {
  permitEditing(scope.actor);
  const store = lexiconStore(scope);
  const drafts = await store.drafts();
  if (drafts.length === 0) throw new Refused('matching.refused.no_draft');
  const current = await store.currentNumber();
  const before = (await store.changesOf(current)) ?? {};
  const changes = { ...before, ...Object.fromEntries(drafts.map(one => [one.conceptId, one.change])) };
  await store.dropDrafts(null);
  return add(scope, current + 1, changes, why, null);
}

/**
 * Makes an older version the newest again; 0 is the project's own list.
 * @throws Forbidden, NotFound
 */
export async function revertLexicon(scope: Scope, to: number, why: string): Promise<number> {
  permitEditing(scope.actor);
  const store = lexiconStore(scope);
  const changes = await store.changesOf(to);
  if (changes === null) throw new NotFound('lexicon_version');
  return add(scope, (await store.currentNumber()) + 1, changes, why, to);
}

/** Throws drafts away; all of them, or that of one concept. */
export async function discardDrafts(scope: Scope, conceptId: string | null): Promise<void> {
  permitEditing(scope.actor);
  await lexiconStore(scope).dropDrafts(conceptId);
}

async function add(
  scope: Scope,
  number: number,
  changes: LexiconChanges,
  why: string,
  revertsTo: number | null,
): Promise<number> {
  await lexiconStore(scope).addVersion({ number, changes, why, revertsTo, baseVersion: lexicon.version });
  await audit(scope, {
    verb: 'lexicon.published',
    subject: { kind: 'lexicon', id: scope.actor.programmeId },
    reason: String(number),
  });
  return number;
}
