import type { Scope } from '../../platform/database/index.ts';
import { changedLexicon, type Lexicon, lexicon } from '../lexicon/index.ts';
import { lexiconStore } from './store.ts';

/** Compiled lists by programme; a version never changes, so what is kept is only ever replaced by a newer one. */
const kept = new Map<string, { readonly number: number; readonly lexicon: Lexicon }>();
const mostKept = 50;

/**
 * The list of concepts a programme uses now: the project's, with its own published changes. Asks one number of the
 * database, so every process sees a new version with its next sentence; compiles only when that number is new.
 */
export async function lexiconInUse(scope: Scope): Promise<Lexicon> {
  const store = lexiconStore(scope);
  const number = await store.currentNumber();
  if (number === 0) return lexicon;
  const { programmeId } = scope.actor;
  const have = kept.get(programmeId);
  if (have?.number === number) return have.lexicon;
  const made = changedLexicon((await store.changesOf(number)) ?? {}, number);
  kept.delete(programmeId);
  kept.set(programmeId, { number, lexicon: made });
  for (const [oldest] of kept) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return made;
}
