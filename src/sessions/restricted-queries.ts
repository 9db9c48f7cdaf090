import { sql } from 'kysely';
import { audit } from '../audit/index.ts';
import type { Scope } from '../platform/database/index.ts';

/** Words of a note for those who must know. */
export type RestrictedWords = {
  readonly id: string;
  readonly words: string;
  readonly authorName: string;
  readonly at: Temporal.Instant;
};

/** What the reader may see of them, and how many there are besides. */
export type Restricted = { readonly seen: readonly RestrictedWords[]; readonly hidden: number };

/**
 * The restricted words of a note, oldest first. Row-level security decides which: their author's, and all for a co-ordinator.
 * Each that is shown is on record as read.
 */
export async function restrictedOf(scope: Scope, noteId: string): Promise<Restricted> {
  const { db, actor } = scope;
  const [rows, counted] = await Promise.all([
    db
      .selectFrom('restricted_words as w')
      .innerJoin('staff as a', join =>
        join.onRef('a.programme_id', '=', 'w.programme_id').onRef('a.id', '=', 'w.author_id'),
      )
      .select(['w.id', 'w.words', 'w.written_at as at', 'w.person_id', 'a.name as authorName'])
      .where('w.programme_id', '=', actor.programmeId)
      .where('w.note_id', '=', noteId)
      .orderBy('w.written_at')
      .orderBy('w.id')
      .execute(),
    sql<{ count: number }>`select restricted_words_of(${noteId}) as count`.execute(db),
  ]);
  for (const { id, person_id: personId } of rows)
    await audit(scope, { verb: 'note.restricted_read', subject: { kind: 'restricted_words', id }, personId });
  return {
    seen: rows.map(({ person_id: _, ...row }) => row),
    hidden: (counted.rows[0]?.count ?? 0) - rows.length,
  };
}
