import type { Scope } from '../../platform/database/index.ts';
import type { Letter } from '../letter.ts';
import { letterStore } from '../store.ts';

/** The letters that go with these messages, by id; asked in one question. */
export async function lettersOf(
  scope: Scope,
  messages: readonly { readonly letterId: string | null }[],
): Promise<ReadonlyMap<string, Letter>> {
  const ids = messages.flatMap(({ letterId }) => letterId ?? []);
  const letters = ids.length === 0 ? [] : await letterStore(scope).all(ids);
  return new Map(letters.map(letter => [letter.id, letter]));
}
