import type { Scope } from '../platform/database/index.ts';
import { draftStore } from '../platform/drafts/index.ts';

const KEY = 'paper-referral';

/** What a member of staff has typed from a paper form and not yet sent; theirs alone. */
export function paperDraft(scope: Scope) {
  const drafts = draftStore(scope);
  return {
    async find(): Promise<Readonly<Record<string, string | string[]>> | null> {
      const kept = (await drafts.find([KEY])).get(KEY);
      return kept ? (kept.body as Record<string, string | string[]>) : null;
    },

    keep: (fields: Readonly<Record<string, string | string[]>>): Promise<void> =>
      drafts.keep(KEY, { ...fields }),

    drop: (): Promise<void> => drafts.drop(KEY),
  };
}
