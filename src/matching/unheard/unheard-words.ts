import type { Scope } from '../../platform/database/index.ts';
import { unheardStore } from './store.ts';

/** How many words that no concept caught wait for an editor, and where they are looked at; null when none does. */
export async function unheardWords(
  scope: Scope,
): Promise<{ readonly count: number; readonly href: string } | null> {
  const count = (await unheardStore(scope).waiting()).length;
  return count === 0 ? null : { count, href: '/concepts/unheard' };
}
